namespace GradGen.Power.Varied;

/// <summary>Every unit is the largest of several linear pieces.</summary>
[GradCheckable]
public sealed partial class Maxout(int inputs, int units, int pieces)
{
    private readonly double[,,] _weights = new double[units, pieces, inputs];
    private readonly double[,] _bias = new double[units, pieces];
    private readonly double[,,] _weightsGradient = new double[units, pieces, inputs];
    private readonly double[,] _biasGradient = new double[units, pieces];
    private readonly int[] _best = new int[units];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[units];
        for (var u = 0; u < units; u++)
        {
            y[u] = double.NegativeInfinity;
            for (var p = 0; p < pieces; p++)
            {
                var z = _bias[u, p];
                for (var i = 0; i < inputs; i++) z += _weights[u, p, i] * x[i];
                if (z > y[u]) (y[u], _best[u]) = (z, p);
            }
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[inputs];
        for (var u = 0; u < units; u++)
        {
            var p = _best[u];
            _biasGradient[u, p] += dy[u];
            for (var i = 0; i < inputs; i++)
            {
                _weightsGradient[u, p, i] += dy[u] * _x[i];
                dx[i] += dy[u] * _weights[u, p, i];
            }
        }

        return dx;
    }
}
