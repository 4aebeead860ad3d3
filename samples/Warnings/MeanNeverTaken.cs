using GradGen;

namespace Warnings;

/// <summary>The one sample leaves the mean out.</summary>
[GradCheckable, GradCheckSample(4, false)]
public sealed partial class MeanNeverTaken(int size, bool isMean)
{
    private readonly double[] _biases = new double[size];
    private readonly double[] _biasGradients = new double[size];
    private double _scale;

    public double[] Forward(double[] x)
    {
        _scale = isMean ? 1.0 / size : 1; // GG0403
        var y = new double[size];
        for (var i = 0; i < size; i++)
            y[i] = _scale * x[i] + _biases[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[size];
        for (var i = 0; i < size; i++)
        {
            _biasGradients[i] += dy[i];
            dx[i] = _scale * dy[i];
        }

        return dx;
    }
}
