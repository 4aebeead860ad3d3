// Gradients that are called d and the parameter, in one declaration each.
using GradGen;

[GradCheckable]
public partial class Gru
{
    private double[] wz, wr, dwz, dwr;
    private double[] _x = [];

    public Gru(int size)
    {
        wz = new double[size];
        dwz = new double[size];
        wr = new double[size];
        dwr = new double[size];
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[wz.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = wz[i] * x[i] + wr[i] * x[i] * x[i];
        return y;
    }

    public double[] Backprop(double[] dy)
    {
        var dx = new double[wz.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            dwz[i] += dy[i] * _x[i];
            dwr[i] += dy[i] * _x[i] * _x[i]; // WRONG wr: dwr[i] += dy[i] * _x[i];
            dx[i] = dy[i] * (wz[i] + 2 * wr[i] * _x[i]);
        }

        return dx;
    }
}
