namespace GradGen.Power.Varied;

/// <summary>Normalises every group of channels over its channels and positions.</summary>
[GradCheckable]
public sealed partial class GroupNorm(int groups, int channels, double epsilon = 1e-5)
{
    private readonly double[] _gamma = Enumerable.Repeat(1.0, channels).ToArray();
    private readonly double[] _beta = new double[channels];
    private readonly double[] _gammaGrad = new double[channels];
    private readonly double[] _betaGrad = new double[channels];
    private readonly int _perGroup = channels % groups == 0 ? channels / groups : throw new ArgumentException("groups must divide channels");
    private double[,] _normed = new double[0, 0];
    private double[] _inverse = [];

    public double[,] Forward(double[,] x)
    {
        var length = x.GetLength(1);
        var y = new double[channels, length];
        _normed = new double[channels, length];
        _inverse = new double[groups];
        for (var g = 0; g < groups; g++)
        {
            double mean = 0, variance = 0;
            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
                for (var t = 0; t < length; t++)
                    mean += x[c, t];
            mean /= _perGroup * length;
            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
                for (var t = 0; t < length; t++)
                    variance += (x[c, t] - mean) * (x[c, t] - mean);
            variance /= _perGroup * length;
            _inverse[g] = 1 / Math.Sqrt(variance + epsilon);
            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
                for (var t = 0; t < length; t++)
                {
                    _normed[c, t] = (x[c, t] - mean) * _inverse[g];
                    y[c, t] = _gamma[c] * _normed[c, t] + _beta[c];
                }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var length = dy.GetLength(1);
        var dx = new double[channels, length];
        var count = _perGroup * length;
        for (var g = 0; g < groups; g++)
        {
            double sum = 0, dot = 0;
            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
                for (var t = 0; t < length; t++)
                {
                    _betaGrad[c] += dy[c, t];
                    _gammaGrad[c] += dy[c, t] * _normed[c, t];
                    sum += dy[c, t] * _gamma[c];
                    dot += dy[c, t] * _gamma[c] * _normed[c, t];
                }

            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
                for (var t = 0; t < length; t++)
                    dx[c, t] = _inverse[g] * (dy[c, t] * _gamma[c] - (sum + _normed[c, t] * dot) / count);
        }

        return dx;
    }
}
