// Dot-product scores with matrices Wq and Wk.
using GradGen;

[GradCheckable]
public partial class Scores
{
    private readonly double[,] Wq, Wk, dWq, dWk;
    private readonly int _width, _key;
    private double[] _x = [];

    public Scores(int width, int key)
    {
        (_width, _key) = (width, key);
        (Wq, Wk, dWq, dWk) = (new double[key, width], new double[key, width], new double[key, width], new double[key, width]);
    }

    private double[] Times(double[,] w, double[] x)
    {
        var y = new double[_key];
        for (var i = 0; i < _key; i++)
        for (var j = 0; j < _width; j++)
            y[i] += w[i, j] * x[j];
        return y;
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var (q, k) = (Times(Wq, x), Times(Wk, x));
        var s = 0.0;
        for (var i = 0; i < _key; i++)
            s += q[i] * k[i];
        return [s];
    }

    public double[] Backward(double[] dy)
    {
        var (q, k) = (Times(Wq, _x), Times(Wk, _x));
        var dx = new double[_width];
        for (var i = 0; i < _key; i++)
        for (var j = 0; j < _width; j++)
        {
            dWq[i, j] += dy[0] * k[i] * _x[j];
            dWk[i, j] += dy[0] * q[i] * _x[j]; // WRONG Wk: dWk[i, j] += dy[0] * k[i] * _x[j];
            dx[j] += dy[0] * (k[i] * Wq[i, j] + q[i] * Wk[i, j]);
        }

        return dx;
    }
}
