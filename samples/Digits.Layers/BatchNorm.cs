using GradGen;

namespace Digits.Layers;

/// <summary>
/// y = γ · (x − μ) / √(σ² + ε) + β per feature, with the batch's own mean and variance while training and their running
/// averages afterwards.
/// </summary>
[GradCheckable]
public sealed partial class BatchNorm : ILayer, ITrainingMode
{
    private const double Epsilon = 1e-5;
    private const double Momentum = 0.9;

    private readonly double[] _gamma;
    private readonly double[] _beta;
    private readonly double[] _gammaGradients;
    private readonly double[] _betaGradients;
    private readonly double[] _runningMean;
    private readonly double[] _runningVariance;
    private readonly double[] _inverseDeviation;
    private double[,] _normalised = new double[0, 0];

    public BatchNorm(int features)
    {
        _gamma = new double[features];
        _beta = new double[features];
        _gammaGradients = new double[features];
        _betaGradients = new double[features];
        _runningMean = new double[features];
        _runningVariance = new double[features];
        _inverseDeviation = new double[features];
        Array.Fill(_gamma, 1);
        Array.Fill(_runningVariance, 1);
    }

    public bool Training { get; set; } = true;

    public double[,] Forward(double[,] x)
    {
        var batch = x.GetLength(0);
        var features = _gamma.Length;
        _normalised = new double[batch, features];
        var y = new double[batch, features];
        for (var f = 0; f < features; f++)
        {
            var (mean, variance) = Training ? Moments(x, f) : (_runningMean[f], _runningVariance[f]);
            _inverseDeviation[f] = 1 / Math.Sqrt(variance + Epsilon);
            for (var n = 0; n < batch; n++)
            {
                _normalised[n, f] = (x[n, f] - mean) * _inverseDeviation[f];
                y[n, f] = (_gamma[f] * _normalised[n, f]) + _beta[f];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var batch = dy.GetLength(0);
        var features = _gamma.Length;
        var dx = new double[batch, features];
        for (var f = 0; f < features; f++)
        {
            var (sum, projection) = (0.0, 0.0);
            for (var n = 0; n < batch; n++)
            {
                sum += dy[n, f];
                projection += dy[n, f] * _normalised[n, f];
            }

            _betaGradients[f] = sum;
            _gammaGradients[f] = projection;
            for (var n = 0; n < batch; n++)
            {
                // While training, every sample also moves the mean and the variance that all of them are measured by.
                var throughMoments = Training ? (sum + (_normalised[n, f] * projection)) / batch : 0;
                dx[n, f] = _gamma[f] * _inverseDeviation[f] * (dy[n, f] - throughMoments);
            }
        }

        return dx;
    }

    private (double Mean, double Variance) Moments(double[,] x, int f)
    {
        var batch = x.GetLength(0);
        var (mean, variance) = (0.0, 0.0);
        for (var n = 0; n < batch; n++)
            mean += x[n, f] / batch;
        for (var n = 0; n < batch; n++)
            variance += (x[n, f] - mean) * (x[n, f] - mean) / batch;

        _runningMean[f] = (Momentum * _runningMean[f]) + ((1 - Momentum) * mean);
        _runningVariance[f] = (Momentum * _runningVariance[f]) + ((1 - Momentum) * variance);
        return (mean, variance);
    }
}
