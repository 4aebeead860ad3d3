// A skip connection around a sub-layer.
using GradGen;

[GradCheckable]
public sealed partial class Inner
{
    private readonly double[] _w, _wGradient;
    private double[] _x = [];

    public Inner(int size) => (_w, _wGradient) = (new double[size], new double[size]);

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_w.Length];
        for (var i = 0; i < _w.Length; i++)
            y[i] = x[i] * _w[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_w.Length];
        for (var i = 0; i < _w.Length; i++)
        {
            _wGradient[i] += dy[i] * _x[i];
            dx[i] = dy[i] * _w[i];
        }

        return dx;
    }
}

[GradCheckable]
public sealed partial class Residual
{
    private readonly Inner _inner;

    public Residual(int size) => _inner = new Inner(size);

    public double[] Forward(double[] x)
    {
        var y = (double[])_inner.Forward(x).Clone();
        for (var i = 0; i < y.Length; i++)
            y[i] += x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = (double[])_inner.Backward(dy).Clone();
        for (var i = 0; i < dx.Length; i++)
            dx[i] += dy[i]; // WRONG x: dx[i] += 0;
        return dx;
    }
}
