using GradGen;

namespace Warnings;

/// <summary>The mean of the gradient is forgotten: it is that of a standard deviation alone.</summary>
[GradCheckable]
public sealed partial class LayerNormWithoutItsMean(int size)
{
    private const double Epsilon = 1e-5;

    private readonly double[] _gamma = new double[size];
    private readonly double[] _beta = new double[size];
    private readonly double[] _gammaGradient = new double[size];
    private readonly double[] _betaGradient = new double[size];
    private double[] _normalized = [];
    private double _deviation;

    public double[] Forward(double[] x)
    {
        double mean = 0, variance = 0;
        for (var i = 0; i < size; i++)
            mean += x[i] / size;
        for (var i = 0; i < size; i++)
            variance += (x[i] - mean) * (x[i] - mean) / size;
        _deviation = Math.Sqrt(variance + Epsilon);
        _normalized = new double[size];
        var y = new double[size];
        for (var i = 0; i < size; i++)
        {
            _normalized[i] = (x[i] - mean) / _deviation;
            y[i] = _gamma[i] * _normalized[i] + _beta[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        double mean = 0, product = 0;
        for (var i = 0; i < size; i++)
        {
            _gammaGradient[i] += dy[i] * _normalized[i];
            _betaGradient[i] += dy[i];
            mean += dy[i] * _gamma[i] / size;
            product += dy[i] * _gamma[i] * _normalized[i] / size;
        }

        var dx = new double[size];
        for (var i = 0; i < size; i++)
            dx[i] = (dy[i] * _gamma[i] - _normalized[i] * product) / _deviation; // GG0401
        return dx;
    }
}
