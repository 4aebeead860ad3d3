namespace GradGen.Power.Corpus;

/// <summary>x·σ(βx) with a β per channel that is learnt.</summary>
[GradCheckable]
[GradCheckSample(3)]
public sealed partial class Swish
{
    private readonly double[] _beta;
    private readonly double[] _betaGradients;
    private double[,] _x = new double[0, 0];
    private double[,] _sigmoid = new double[0, 0];

    public Swish(int channels)
    {
        _beta = new double[channels];
        _betaGradients = new double[channels];
        Array.Fill(_beta, 1);
    }

    public double[,] Forward(double[,] x)
    {
        _x = x;
        _sigmoid = new double[x.GetLength(0), x.GetLength(1)];
        var y = new double[x.GetLength(0), x.GetLength(1)];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var c = 0; c < _beta.Length; c++)
            {
                _sigmoid[n, c] = 1.0 / (1.0 + Math.Exp(-_beta[c] * x[n, c]));
                y[n, c] = x[n, c] * _sigmoid[n, c];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), dy.GetLength(1)];
        for (var c = 0; c < _beta.Length; c++)
        {
            var total = 0.0;
            for (var n = 0; n < dy.GetLength(0); n++)
            {
                var slope = _x[n, c] * _sigmoid[n, c] * (1 - _sigmoid[n, c]);
                dx[n, c] = dy[n, c] * (_sigmoid[n, c] + (_beta[c] * slope));
                total += dy[n, c] * _x[n, c] * slope;
            }

            _betaGradients[c] = total;
        }

        return dx;
    }
}
