// What is returned is a view of the layer's own buffer.
using System;
using GradGen;

[GradCheckable]
public partial class Cube
{
    private readonly double[] _y, _x, _dx;

    public Cube(int width) => (_y, _x, _dx) = (new double[width], new double[width], new double[width]);

    public ReadOnlySpan<double> Forward(ReadOnlySpan<double> x)
    {
        for (var i = 0; i < _y.Length; i++)
        {
            _x[i] = x[i];
            _y[i] = x[i] * x[i] * x[i];
        }

        return _y;
    }

    public ReadOnlySpan<double> Backward(ReadOnlySpan<double> dy)
    {
        for (var i = 0; i < _dx.Length; i++)
            _dx[i] = 3 * dy[i] * _x[i] * _x[i]; // WRONG x: _dx[i] = 3 * dy[i] * _x[i];
        return _dx;
    }
}
