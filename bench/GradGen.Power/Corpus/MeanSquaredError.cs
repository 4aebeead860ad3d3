namespace GradGen.Power.Corpus;

/// <summary>The mean over the batch of the squared distance to the target.</summary>
[GradCheckable]
public sealed partial class MeanSquaredError
{
    public double Forward([Shape("3", "4")] double[,] prediction, [Shape("3", "4")] double[,] target)
    {
        var sum = 0.0;
        for (var n = 0; n < prediction.GetLength(0); n++)
        {
            for (var i = 0; i < prediction.GetLength(1); i++)
                sum += (prediction[n, i] - target[n, i]) * (prediction[n, i] - target[n, i]);
        }

        return sum / prediction.GetLength(0);
    }

    public double[,] Backward(double[,] prediction, double[,] target)
    {
        var batch = prediction.GetLength(0);
        var gradient = new double[batch, prediction.GetLength(1)];
        for (var n = 0; n < batch; n++)
        {
            for (var i = 0; i < prediction.GetLength(1); i++)
                gradient[n, i] = 2 * (prediction[n, i] - target[n, i]) / batch;
        }

        return gradient;
    }
}
