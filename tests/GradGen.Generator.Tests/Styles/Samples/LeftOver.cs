using GradGen;

namespace Samples;

/// <summary>A convolution over rows of a size that it is made for: behind the last window there may be something left over.</summary>
[GradCheckable]
public sealed partial class LeftOver
{
    private readonly int _width, _kernel, _stride, _steps;
    private readonly double[] _taps, _tapGradients;
    private double[] _x = [];

    public LeftOver(int width, int kernel, int stride)
    {
        (_width, _kernel, _stride) = (width, kernel, stride);
        _steps = ((width - kernel) / stride) + 1;
        (_taps, _tapGradients) = (new double[kernel], new double[kernel]);
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_steps];
        for (var i = 0; i < _steps; i++)
        {
            for (var k = 0; k < _kernel; k++)
                y[i] += _taps[k] * x[(i * _stride) + k];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_width];
        for (var i = 0; i < _steps; i++)
        {
            for (var k = 0; k < _kernel; k++)
            {
                _tapGradients[k] += dy[i] * _x[(i * _stride) + k];
                dx[(i * _stride) + k] += dy[i] * _taps[k]; // WRONG x: dx[(i * _stride) + k] = dy[i] * _taps[k];
            }
        }

        return dx;
    }
}
