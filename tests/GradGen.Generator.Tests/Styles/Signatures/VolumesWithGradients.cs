// ConvNetJS: a volume carries its gradient, and Backward takes and returns nothing.
using System;
using GradGen;

public class Volume
{
    public Volume(int width, int height, int depth)
    {
        Width = width;
        Height = height;
        Depth = depth;
        Weights = new double[width * height * depth];
        WeightGradients = new double[width * height * depth];
    }

    public int Width { get; }

    public int Height { get; }

    public int Depth { get; }

    public double[] Weights { get; }

    public double[] WeightGradients { get; }
}

public abstract class LayerBase
{
    public Volume? InputActivation { get; protected set; }

    public Volume? OutputActivation { get; protected set; }

    public abstract Volume Forward(Volume input, bool isTraining = false);

    public abstract void Backward();
}

[GradCheckable]
public partial class FullyConnLayer : LayerBase
{
    private readonly int _inputs;

    public FullyConnLayer(int inputs, int neurons)
    {
        _inputs = inputs;
        Biases = new Volume(1, 1, neurons);
        Filters = new Volume[neurons];
        for (var i = 0; i < neurons; i++)
            Filters[i] = new Volume(1, 1, inputs);
    }

    public Volume Biases { get; }

    public Volume[] Filters { get; }

    public override Volume Forward(Volume input, bool isTraining = false)
    {
        if (input.Width != 1 || input.Height != 1 || input.Depth != _inputs)
            throw new ArgumentException("size", nameof(input));
        InputActivation = input;
        OutputActivation = new Volume(1, 1, Filters.Length);
        for (var n = 0; n < Filters.Length; n++)
        {
            var sum = 0.0;
            for (var i = 0; i < _inputs; i++)
                sum += input.Weights[i] * Filters[n].Weights[i];
            OutputActivation.Weights[n] = sum + Biases.Weights[n];
        }

        return OutputActivation;
    }

    public override void Backward()
    {
        var input = InputActivation!;
        Array.Clear(input.WeightGradients, 0, _inputs);
        for (var n = 0; n < Filters.Length; n++)
        {
            var chain = OutputActivation!.WeightGradients[n];
            for (var i = 0; i < _inputs; i++)
            {
                input.WeightGradients[i] += Filters[n].Weights[i] * chain; // WRONG input: input.WeightGradients[i] = Filters[n].Weights[i] * chain;
                Filters[n].WeightGradients[i] += input.Weights[i] * chain; // WRONG Filters: Filters[n].WeightGradients[i] += input.Weights[0] * chain;
            }

            Biases.WeightGradients[n] += chain; // WRONG Biases: Biases.WeightGradients[n] -= chain;
        }
    }
}
