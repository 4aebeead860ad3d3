// The base class has the parameters.
using GradGen;

public abstract class WeightedLayer
{
    protected double[] Weights;
    protected double[] WeightGradients;

    protected WeightedLayer(int size)
    {
        Weights = new double[size];
        WeightGradients = new double[size];
    }

    public abstract double[] Forward(double[] x);

    public abstract double[] Backward(double[] dy);
}

[GradCheckable]
public sealed partial class Diagonal : WeightedLayer
{
    private double[] _x = [];

    public Diagonal(int size)
        : base(size)
    {
    }

    public override double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[Weights.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = Weights[i] * x[i];
        return y;
    }

    public override double[] Backward(double[] dy)
    {
        var dx = new double[Weights.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            WeightGradients[i] += dy[i] * _x[i]; // WRONG Weights: WeightGradients[i] += dy[i] * _x[i] * _x[i];
            dx[i] = dy[i] * Weights[i];
        }

        return dx;
    }
}
