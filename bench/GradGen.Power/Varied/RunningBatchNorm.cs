namespace GradGen.Power.Varied;

/// <summary>Batch normalisation with running statistics, which are what counts outside of training.</summary>
[GradCheckable]
public partial class RunningBatchNorm
{
    private readonly int _features;
    private readonly double _momentum;
    private readonly double[] _gamma, _beta, _dGamma, _dBeta;
    private readonly double[] _runningMean, _runningVariance;
    private double[,] _normal = new double[0, 0];
    private double[] _std = [];
    private bool _trained;

    public RunningBatchNorm(int features, double momentum = 0.1)
    {
        _features = features;
        _momentum = momentum;
        _gamma = Enumerable.Repeat(1.0, features).ToArray();
        _beta = new double[features];
        _dGamma = new double[features];
        _dBeta = new double[features];
        _runningMean = new double[features];
        _runningVariance = Enumerable.Repeat(1.0, features).ToArray();
    }

    public double[,] Forward(double[,] x, bool training)
    {
        int n = x.GetLength(0);
        _trained = training;
        _normal = new double[n, _features];
        _std = new double[_features];
        var y = new double[n, _features];
        for (int j = 0; j < _features; j++)
        {
            double mean = _runningMean[j], variance = _runningVariance[j];
            if (training)
            {
                mean = 0;
                variance = 0;
                for (int i = 0; i < n; i++) mean += x[i, j] / n;
                for (int i = 0; i < n; i++) variance += (x[i, j] - mean) * (x[i, j] - mean) / n;
                _runningMean[j] += _momentum * (mean - _runningMean[j]);
                _runningVariance[j] += _momentum * (variance - _runningVariance[j]);
            }

            _std[j] = Math.Sqrt(variance + 1e-5);
            for (int i = 0; i < n; i++)
            {
                _normal[i, j] = (x[i, j] - mean) / _std[j];
                y[i, j] = _gamma[j] * _normal[i, j] + _beta[j];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        int n = dy.GetLength(0);
        var dx = new double[n, _features];
        for (int j = 0; j < _features; j++)
        {
            double sum = 0, dot = 0;
            for (int i = 0; i < n; i++)
            {
                sum += dy[i, j];
                dot += dy[i, j] * _normal[i, j];
            }

            _dBeta[j] += sum;
            _dGamma[j] += dot;
            for (int i = 0; i < n; i++)
            {
                double centred = _trained ? dy[i, j] - (sum + _normal[i, j] * dot) / n : dy[i, j];
                dx[i, j] = _gamma[j] * centred / _std[j];
            }
        }

        return dx;
    }
}
