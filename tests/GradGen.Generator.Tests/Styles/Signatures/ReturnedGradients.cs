// Backward returns all gradients and keeps none.
using GradGen;

[GradCheckable]
public sealed partial class Stateless
{
    private readonly double[,] _w;
    private readonly double[] _b;

    public Stateless(int inputs, int outputs)
    {
        _w = new double[inputs, outputs];
        _b = new double[outputs];
    }

    public (double[] Y, double[] Cache) Forward(double[] x)
    {
        var y = (double[])_b.Clone();
        for (var i = 0; i < _w.GetLength(0); i++)
        {
            for (var o = 0; o < _w.GetLength(1); o++)
                y[o] += x[i] * _w[i, o];
        }

        return (y, x);
    }

    public (double[] dx, double[,] dw, double[] db) Backward(double[] dy, double[] cache)
    {
        var dx = new double[_w.GetLength(0)];
        var dw = new double[_w.GetLength(0), _w.GetLength(1)];
        for (var i = 0; i < dx.Length; i++)
        {
            for (var o = 0; o < dy.Length; o++)
            {
                dw[i, o] = cache[i] * dy[o]; // WRONG _w: dw[i, o] = cache[0] * dy[o];
                dx[i] += dy[o] * _w[i, o];
            }
        }

        return (dx, dw, dy);
    }
}
