using GradGen;

namespace Members;

// What the base keeps to itself it shows as properties.
public class Weighted
{
    private readonly double[] _w, _wGrad;

    protected Weighted(int features)
    {
        _w = new double[features];
        _wGrad = new double[features];
    }

    public double[] Weights => _w;

    protected double[] WeightGradients
    {
        get { return _wGrad; }
    }
}

[GradCheckable]
public sealed partial class ShownByABase : Weighted
{
    private double[] _x = [];

    public ShownByABase(int features)
        : base(features)
    {
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[Weights.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = Weights[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[Weights.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            dx[i] = Weights[i] * dy[i];
            WeightGradients[i] += dy[i] * _x[i]; // WRONG _w: WeightGradients[i] += dy[i];
        }

        return dx;
    }
}
