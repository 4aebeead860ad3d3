using GradGen;

namespace Samples;

// Where the slope is negative, the output's sign is not the input's.
[GradCheckable]
public sealed partial class LearnedSlope(int features)
{
    private readonly double[] _slope = Filled(features), _slopeGradient = new double[features];
    private double[] _x = [], _y = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        _y = new double[features];
        for (var i = 0; i < features; i++)
            _y[i] = x[i] > 0 ? x[i] : _slope[i] * x[i];
        return _y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[features];
        for (var i = 0; i < features; i++)
        {
            dx[i] = _x[i] > 0 ? dy[i] : _slope[i] * dy[i]; // WRONG x: dx[i] = _y[i] > 0 ? dy[i] : _slope[i] * dy[i];
            if (_x[i] <= 0)
                _slopeGradient[i] += dy[i] * _x[i];
        }

        return dx;
    }

    private static double[] Filled(int count)
    {
        var values = new double[count];
        System.Array.Fill(values, 0.25);
        return values;
    }
}
