namespace GradGen.Power.Corpus;

/// <summary>Max pooling in one dimension, with overlapping windows, that looks for the maximum once more in Backward.</summary>
[GradCheckable]
[GradCheckSample(3, 2)]
public sealed partial class MaxPoolRecomputed(int window, int stride)
{
    private double[] _x = [];
    private double[] _y = [];

    public double[] Forward([Shape("9")] double[] x)
    {
        _x = x;
        _y = new double[((x.Length - window) / stride) + 1];
        for (var t = 0; t < _y.Length; t++)
        {
            _y[t] = x[t * stride];
            for (var k = 1; k < window; k++)
                _y[t] = Math.Max(_y[t], x[(t * stride) + k]);
        }

        return _y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        for (var t = 0; t < dy.Length; t++)
        {
            for (var k = 0; k < window; k++)
            {
                if (_x[(t * stride) + k] < _y[t])
                    continue;
                dx[(t * stride) + k] += dy[t];
                break;
            }
        }

        return dx;
    }
}
