// A record with its size as a parameter.
using GradGen;

[GradCheckable]
public sealed partial record Threshold(int Width)
{
    private readonly double[] _shift = new double[Width], _shiftGradient = new double[Width];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[Width];
        for (var i = 0; i < Width; i++)
            y[i] = System.Math.Tanh(x[i] + _shift[i]);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[Width];
        for (var i = 0; i < Width; i++)
        {
            var t = System.Math.Tanh(_x[i] + _shift[i]);
            dx[i] = dy[i] * (1 - (t * t));
            _shiftGradient[i] += dx[i]; // WRONG _shift: _shiftGradient[i] += dy[i] * (1 - t);
        }

        return dx;
    }
}
