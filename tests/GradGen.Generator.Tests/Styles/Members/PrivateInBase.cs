// The base class keeps its parameters to itself: it is [GradCheckable] too, and packs them for its heirs.
using GradGen;

[GradCheckable]
public abstract partial class Weighted<T>
    where T : struct, System.Numerics.INumber<T>
{
    private readonly T[] _weights, _weightGradients;

    protected Weighted(int size)
    {
        _weights = new T[size];
        _weightGradients = new T[size];
    }

    protected T Weight(int i) => _weights[i];

    protected void AddGradient(int i, T gradient) => _weightGradients[i] += gradient;
}

[GradCheckable]
public abstract partial class Scaled : Weighted<double>
{
    private double _gain = 1, _gainGradient;

    protected Scaled(int size)
        : base(size)
    {
    }

    protected double Scale(double x) => _gain * x;

    protected double ScaleBack(double x, double dy)
    {
        _gainGradient += x * dy; // WRONG _gain: _gainGradient += dy;
        return _gain * dy;
    }
}

[GradCheckable]
public sealed partial class ScaledDiagonal : Scaled
{
    private readonly int _size;
    private double[] _x = [];

    public ScaledDiagonal(int size)
        : base(size) => _size = size;

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_size];
        for (var i = 0; i < _size; i++)
            y[i] = Scale(Weight(i) * x[i]);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            var d = ScaleBack(Weight(i) * _x[i], dy[i]);
            AddGradient(i, d * _x[i]); // WRONG _weights: AddGradient((i + 1) % _size, d * _x[i]);
            dx[i] = d * Weight(i);
        }

        return dx;
    }
}
