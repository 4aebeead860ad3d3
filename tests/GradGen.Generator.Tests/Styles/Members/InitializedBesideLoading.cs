// A second constructor takes what was saved; what the first one makes is ready after InitializeWeights.
using System;
using GradGen;

[GradCheckable]
public sealed partial class Loadable
{
    private readonly int _inputs, _outputs;
    private double[] _x = [];

    public Loadable(int inputs, int outputs) => (_inputs, _outputs) = (inputs, outputs);

    public Loadable(int inputs, int outputs, Action<double[,]> load)
        : this(inputs, outputs)
    {
        Weights = new double[inputs, outputs];
        WeightGradients = new double[inputs, outputs];
        load(Weights);
    }

    public double[,] Weights { get; private set; } = null!;

    public double[,] WeightGradients { get; private set; } = null!;

    public void InitializeWeights()
    {
        Weights = new double[_inputs, _outputs];
        WeightGradients = new double[_inputs, _outputs];
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_outputs];
        for (int i = 0; i < _inputs; i++)
            for (int j = 0; j < _outputs; j++) y[j] += x[i] * Weights[i, j];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_inputs];
        for (int i = 0; i < _inputs; i++)
            for (int j = 0; j < _outputs; j++)
            {
                WeightGradients[i, j] += _x[i] * dy[j]; // WRONG Weights: WeightGradients[i, j] += _x[i];
                dx[i] += Weights[i, j] * dy[j];
            }

        return dx;
    }
}
