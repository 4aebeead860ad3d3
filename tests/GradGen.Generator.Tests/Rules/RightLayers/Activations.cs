using System;
using System.Linq;
using GradGen;

[GradCheckable]
public partial class LeakyRelu
{
    private double[] mask = [];

    public double[] Forward(double[] x)
    {
        mask = new double[x.Length];
        var y = x.ToArray();
        for (int i = 0; i < y.Length; i++)
        {
            mask[i] = y[i] > 0 ? 1 : 0.01;
            y[i] *= mask[i];
        }

        return y;
    }

    public double[] Backward(double[] dout)
    {
        dout = dout.ToArray();
        for (int i = 0; i < dout.Length; i++)
            dout[i] *= mask[i];
        return dout;
    }
}

[GradCheckable]
public partial class ParametricRelu
{
    private double alpha = 0.25;
    private double alphaGrad;
    private double[] cache = [];

    public double[] Forward(double[] x)
    {
        cache = x;
        return Array.ConvertAll(x, v => v > 0 ? v : alpha * v);
    }

    public double[] Backward(double[] dy)
    {
        var sum = 0.0;
        var dx = new double[dy.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            (dx[i], var share) = cache[i] > 0 ? (dy[i], 0.0) : (alpha * dy[i], cache[i] * dy[i]);
            sum += share;
        }

        alphaGrad += sum;
        return dx;
    }
}

[GradCheckable]
public partial class Softmax
{
    private double[] _p = [];

    public double[] Forward(double[] x)
    {
        var max = x.Max();
        var e = x.Select(v => Math.Exp(v - max)).ToArray();
        var sum = e.Sum();
        for (var i = 0; i < e.Length; i++)
            e[i] /= sum;
        return _p = e;
    }

    public double[] Backward(double[] dy)
    {
        var dot = dy.Zip(_p, (d, p) => d * p).Sum();
        return dy.Select((d, i) => _p[i] * (d - dot)).ToArray();
    }
}

[GradCheckable]
public partial record Swish
{
    private double[] _x = [];

    public double[] Forward(double[] x) => (_x = x).Select(v => v * Sigmoid(v)).ToArray();

    public double[] Backward(double[] dy)
    {
        Span<double> dx = stackalloc double[dy.Length];
        dy.CopyTo(dx);
        for (var i = 0; i < dx.Length; i++)
        {
            var s = Sigmoid(_x[i]);
            dx[i] *= s + (_x[i] * s * (1 - s));
        }

        return dx.ToArray();
    }

    private static double Sigmoid(double v) => 1 / (1 + Math.Exp(-v));
}

[GradCheckable]
public partial class Dropout(double keep = 0.8)
{
    private readonly Random _random = new(1);
    private bool[] _kept = [];

    public double[] Forward(double[] x, bool training)
    {
        var y = (double[])x.Clone();
        if (!training)
            return y;
        _kept = new bool[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            _kept[i] = _random.NextDouble() < keep;
            y[i] = _kept[i] ? y[i] / keep : 0;
        }

        return y;
    }

    public double[] Backward(double[] dy, bool training)
    {
        if (!training)
            return dy;
        var dx = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            if (_kept[i])
                dx[i] = dy[i] / keep;
        }

        return dx;
    }
}
