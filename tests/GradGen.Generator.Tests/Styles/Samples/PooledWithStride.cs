using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class PooledWithStride
{
    private readonly int _window;
    private readonly int _stride;
    private int _length;

    public PooledWithStride(int windowSize, int stride) => (_window, _stride) = (windowSize, stride);

    public double[] Forward(double[] x)
    {
        _length = x.Length;
        var y = new double[(x.Length - _window) / _stride + 1];
        for (var i = 0; i < y.Length; i++)
        {
            for (var j = 0; j < _window; j++)
                y[i] += x[i * _stride + j] / _window;
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_length];
        for (var i = 0; i < dy.Length; i++)
        {
            for (var j = 0; j < _window; j++)
                dx[i * _stride + j] += dy[i] / _window; // WRONG x: dx[i + j] += dy[i] / _window;
        }

        return dx;
    }
}
