// A tuple of parameters, and one of their gradients.
using GradGen;

[GradCheckable]
public sealed partial class TwoTuples
{
    private (double[] W, double[] B) _p, _dp;
    private double[] _x = [];

    public TwoTuples(int size)
    {
        _p = (new double[size], new double[size]);
        _dp = (new double[size], new double[size]);
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_p.W.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = (_p.W[i] * x[i]) + _p.B[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_p.W.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            _dp.W[i] += dy[i] * _x[i]; // WRONG _p.W: _dp.W[i] += _x[i];
            _dp.B[i] += dy[i]; // WRONG _p.B: _dp.B[i] += dy[i] * _x[i];
            dx[i] = dy[i] * _p.W[i];
        }

        return dx;
    }
}
