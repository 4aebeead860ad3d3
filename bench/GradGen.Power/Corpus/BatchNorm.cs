namespace GradGen.Power.Corpus;

/// <summary>Batch normalisation with the batch's own statistics, its Backward step by step through mean and variance.</summary>
[GradCheckable]
[GradCheckSample(3)]
public sealed partial class BatchNorm
{
    private const double Epsilon = 1e-5;

    private readonly double[] _gamma;
    private readonly double[] _beta;
    private readonly double[] _gammaGradient;
    private readonly double[] _betaGradient;
    private readonly double[] _mean;
    private readonly double[] _variance;
    private double[,] _x = new double[0, 0];

    public BatchNorm(int features)
    {
        _gamma = new double[features];
        _beta = new double[features];
        _gammaGradient = new double[features];
        _betaGradient = new double[features];
        _mean = new double[features];
        _variance = new double[features];
        Array.Fill(_gamma, 1);
    }

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var batch = x.GetLength(0);
        var y = new double[batch, _gamma.Length];
        for (var f = 0; f < _gamma.Length; f++)
        {
            _mean[f] = 0;
            _variance[f] = 0;
            for (var n = 0; n < batch; n++)
                _mean[f] += x[n, f] / batch;
            for (var n = 0; n < batch; n++)
                _variance[f] += (x[n, f] - _mean[f]) * (x[n, f] - _mean[f]) / batch;
            for (var n = 0; n < batch; n++)
                y[n, f] = (_gamma[f] * (x[n, f] - _mean[f]) / Math.Sqrt(_variance[f] + Epsilon)) + _beta[f];
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var batch = dy.GetLength(0);
        var dx = new double[batch, _gamma.Length];
        for (var f = 0; f < _gamma.Length; f++)
        {
            var inverse = 1 / Math.Sqrt(_variance[f] + Epsilon);
            var varianceGradient = 0.0;
            var meanGradient = 0.0;
            _gammaGradient[f] = 0;
            _betaGradient[f] = 0;
            for (var n = 0; n < batch; n++)
            {
                var centred = _x[n, f] - _mean[f];
                _gammaGradient[f] += dy[n, f] * centred * inverse;
                _betaGradient[f] += dy[n, f];
                var normalisedGradient = dy[n, f] * _gamma[f];
                varianceGradient -= 0.5 * normalisedGradient * centred * inverse * inverse * inverse;
                meanGradient -= normalisedGradient * inverse;
            }

            for (var n = 0; n < batch; n++)
            {
                dx[n, f] = (dy[n, f] * _gamma[f] * inverse)
                    + (varianceGradient * 2 * (_x[n, f] - _mean[f]) / batch)
                    + (meanGradient / batch);
            }
        }

        return dx;
    }
}
