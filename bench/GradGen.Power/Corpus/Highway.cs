namespace GradGen.Power.Corpus;

/// <summary>A highway layer: t·tanh(W·x + b) + (1 − t)·x with a gate t = σ(V·x + c).</summary>
[GradCheckable]
[GradCheckSample(3)]
public sealed partial class Highway(int size)
{
    private readonly double[,] _w = new double[size, size];
    private readonly double[,] _v = new double[size, size];
    private readonly double[] _b = new double[size];
    private readonly double[] _c = new double[size];
    private readonly double[,] _gradW = new double[size, size];
    private readonly double[,] _gradV = new double[size, size];
    private readonly double[] _gradB = new double[size];
    private readonly double[] _gradC = new double[size];
    private double[] _x = [];
    private double[] _h = [];
    private double[] _t = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        _h = new double[size];
        _t = new double[size];
        var y = new double[size];
        for (var i = 0; i < size; i++)
        {
            var (hidden, gate) = (_b[i], _c[i]);
            for (var j = 0; j < size; j++)
            {
                hidden += _w[i, j] * x[j];
                gate += _v[i, j] * x[j];
            }

            _h[i] = Math.Tanh(hidden);
            _t[i] = 1 / (1 + Math.Exp(-gate));
            y[i] = (_t[i] * _h[i]) + ((1 - _t[i]) * x[i]);
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[size];
        for (var i = 0; i < size; i++)
        {
            var dh = dy[i] * _t[i] * (1 - (_h[i] * _h[i]));
            var dt = dy[i] * (_h[i] - _x[i]) * _t[i] * (1 - _t[i]);
            _gradB[i] += dh;
            _gradC[i] += dt;
            for (var j = 0; j < size; j++)
            {
                _gradW[i, j] += dh * _x[j];
                _gradV[i, j] += dt * _x[j];
                dx[j] += (dh * _w[i, j]) + (dt * _v[i, j]);
            }

            dx[i] += dy[i] * (1 - _t[i]);
        }

        return dx;
    }
}
