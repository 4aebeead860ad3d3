using GradGen;

namespace Samples;

// The caller of Forward says how, and the layer remembers it; Backward alone is told whether it adds up.
[GradCheckable]
public sealed partial class ReversedOnRequest
{
    private double[] _x = [];
    private bool _reverse;

    public double[] Forward(double[] x, bool reverse = false)
    {
        _x = x;
        _reverse = reverse;
        var y = new double[x.Length];
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var k = reverse ? x.Length - 1 - i : i;
            sum += x[k] * x[k];
            y[k] = sum;
        }

        return y;
    }

    public double[] Backward(double[] dy, bool isFirst = false)
    {
        var dx = new double[dy.Length];
        var sum = 0.0;
        for (var i = dy.Length - 1; i >= 0 && !isFirst; i--)
        {
            var k = _reverse ? dy.Length - 1 - i : i; // WRONG x: var k = i;
            sum += dy[k];
            dx[k] = 2 * _x[k] * sum;
        }

        return dx;
    }
}
