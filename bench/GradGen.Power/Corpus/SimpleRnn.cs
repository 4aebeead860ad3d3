namespace GradGen.Power.Corpus;

/// <summary>h_t = tanh(U·x_t + W·h_{t−1} + b) over a sequence, with backpropagation through time.</summary>
[GradCheckable]
[GradCheckSample(2, 3)]
public sealed partial class SimpleRnn(int inputs, int hidden)
{
    private readonly double[,] _u = new double[hidden, inputs];
    private readonly double[,] _w = new double[hidden, hidden];
    private readonly double[] _b = new double[hidden];
    private readonly double[,] _du = new double[hidden, inputs];
    private readonly double[,] _dw = new double[hidden, hidden];
    private readonly double[] _db = new double[hidden];
    private double[,] _x = new double[0, 0];
    private double[,] _h = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var steps = x.GetLength(0);
        _h = new double[steps, hidden];
        for (var t = 0; t < steps; t++)
        {
            for (var i = 0; i < hidden; i++)
            {
                var sum = _b[i];
                for (var j = 0; j < inputs; j++)
                    sum += _u[i, j] * x[t, j];
                for (var j = 0; j < hidden && t > 0; j++)
                    sum += _w[i, j] * _h[t - 1, j];
                _h[t, i] = Math.Tanh(sum);
            }
        }

        return (double[,])_h.Clone();
    }

    public double[,] Backward(double[,] dh)
    {
        var steps = dh.GetLength(0);
        var dx = new double[steps, inputs];
        var carried = new double[hidden];
        for (var t = steps - 1; t >= 0; t--)
        {
            var before = new double[hidden];
            for (var i = 0; i < hidden; i++)
            {
                var dz = (dh[t, i] + carried[i]) * (1 - (_h[t, i] * _h[t, i]));
                _db[i] += dz;
                for (var j = 0; j < inputs; j++)
                {
                    _du[i, j] += dz * _x[t, j];
                    dx[t, j] += dz * _u[i, j];
                }

                if (t == 0)
                    continue;
                for (var j = 0; j < hidden; j++)
                {
                    _dw[i, j] += dz * _h[t - 1, j];
                    before[j] += dz * _w[i, j];
                }
            }

            carried = before;
        }

        return dx;
    }
}
