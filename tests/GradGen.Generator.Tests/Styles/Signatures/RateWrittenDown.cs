// The step has its rate in it as a number; the base class wants an input gradient, of which the first layer has none.
using GradGen;

public abstract class Stage
{
    public abstract double[]? Forward(double[] x);

    public abstract double[]? Backward(double[] dy);
}

[GradCheckable]
public sealed partial class FirstStage(int inputs, int outputs) : Stage
{
    private readonly double[,] _weights = new double[outputs, inputs];
    private double[] _x = [];

    public override double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[outputs];
        for (int i = 0; i < outputs; i++)
            for (int j = 0; j < inputs; j++) y[i] += _weights[i, j] * x[j];
        return y;
    }

    public override double[]? Backward(double[] dy)
    {
        for (int i = 0; i < outputs; i++)
            for (int j = 0; j < inputs; j++)
                _weights[i, j] -= 0.01 * dy[i] * _x[j]; // WRONG _weights: _weights[i, j] -= 0.01 * dy[i];
        return null; // nothing is before it
    }
}
