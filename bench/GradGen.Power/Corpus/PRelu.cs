namespace GradGen.Power.Corpus;

/// <summary>A rectifier whose leak is learnt, one per channel.</summary>
[GradCheckable]
[GradCheckSample(4)]
public sealed partial class PRelu
{
    private readonly double[] _slopes;
    private readonly double[] _slopeGradients;
    private double[,] _x = new double[0, 0];

    public PRelu(int channels)
    {
        _slopes = new double[channels];
        _slopeGradients = new double[channels];
        Array.Fill(_slopes, 0.25);
    }

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var y = new double[x.GetLength(0), x.GetLength(1)];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var c = 0; c < _slopes.Length; c++)
                y[n, c] = x[n, c] > 0 ? x[n, c] : _slopes[c] * x[n, c];
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), dy.GetLength(1)];
        for (var n = 0; n < dy.GetLength(0); n++)
        {
            for (var c = 0; c < _slopes.Length; c++)
            {
                if (_x[n, c] > 0)
                {
                    dx[n, c] = dy[n, c];
                    continue;
                }

                dx[n, c] = dy[n, c] * _slopes[c];
                _slopeGradients[c] += dy[n, c] * _x[n, c];
            }
        }

        return dx;
    }
}
