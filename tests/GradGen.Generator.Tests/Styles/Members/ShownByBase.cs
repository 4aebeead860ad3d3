// A base class that is not annotated keeps its arrays to itself, and shows them by properties under other names.
#nullable enable
using GradGen;

public class Weighted
{
    private readonly double[] _w;
    private double[]? _buffer;
    private double[] _last = new double[0];
    private double[] _out = new double[0];

    protected Weighted(int size)
    {
        _w = new double[size];
    }

    public double[] Weights => _w;

    public double[] WeightGradients => _buffer ??= new double[_w.Length];

    public double[] Scale => _out;

    public double[] Forward(double[] x)
    {
        _last = x;
        _out = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            _out[i] = _w[i] * x[i];
        return _out;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            dx[i] = _w[i] * dy[i]; // WRONG x: dx[i] = dy[i];
            WeightGradients[i] += _last[i] * dy[i]; // WRONG _w: WeightGradients[i] += dy[i];
        }

        return dx;
    }
}

[GradCheckable]
public partial class Named : Weighted
{
    public Named(int size)
        : base(size)
    {
    }
}
