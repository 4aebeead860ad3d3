using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class UnrolledByFour(int inputs)
{
    private readonly double[] _weights = new double[inputs];
    private readonly double[] _weightGradients = new double[inputs];
    private double[] _x = [];

    public double Forward(double[] x)
    {
        _x = x;
        var sum = 0.0;
        var i = 0;
        for (; i + 3 < inputs; i += 4)
            sum += _weights[i] * x[i] + _weights[i + 1] * x[i + 1] + _weights[i + 2] * x[i + 2] + _weights[i + 3] * x[i + 3];
        for (; i < inputs; i++)
            sum += _weights[i] * x[i];
        return sum;
    }

    public double[] Backward(double dy)
    {
        var dx = new double[inputs];
        var i = 0;
        for (; i + 3 < inputs; i += 4)
        {
            dx[i] = dy * _weights[i];
            dx[i + 1] = dy * _weights[i + 1];
            dx[i + 2] = dy * _weights[i + 2]; // WRONG x: dx[i + 2] = dy * _weights[i + 1];
            dx[i + 3] = dy * _weights[i + 3];
        }

        for (; i < inputs; i++)
            dx[i] = dy * _weights[i]; // WRONG x: dx[i] = dy;
        for (var k = 0; k < inputs; k++)
            _weightGradients[k] += dy * _x[k]; // WRONG _weights: _weightGradients[k] += dy;
        return dx;
    }
}
