namespace Digits.Layers;

/// <summary>A stage of a network: a batch of rows in, a batch of rows out.</summary>
public interface ILayer
{
    /// <summary>The outputs for a batch, one row per sample.</summary>
    double[,] Forward(double[,] x);

    /// <summary>The cost's gradient with respect to the inputs of the last Forward, from that with respect to the outputs.</summary>
    double[,] Backward(double[,] dy);
}
