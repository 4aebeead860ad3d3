namespace GradGen.Power.Varied;

/// <summary>The largest of every window; what is padded never wins.</summary>
[GradCheckable]
public sealed partial class MaxPool1D(int window, int stride, int padding = 0)
{
    private int[,] _winner = new int[0, 0];
    private int _length;

    public double[,] Forward(double[,] x)
    {
        if (2 * padding > window)
            throw new ArgumentException("At most half of the window may be padding.");
        _length = x.GetLength(1);
        var steps = ((_length + (2 * padding) - window) / stride) + 1;
        _winner = new int[x.GetLength(0), steps];
        var y = new double[x.GetLength(0), steps];
        for (var c = 0; c < x.GetLength(0); c++)
        {
            for (var t = 0; t < steps; t++)
            {
                var from = Math.Max(0, (t * stride) - padding);
                var to = Math.Min(_length, (t * stride) - padding + window);
                var best = from;
                for (var i = from + 1; i < to; i++)
                {
                    if (x[c, i] > x[c, best])
                        best = i;
                }

                _winner[c, t] = best;
                y[c, t] = x[c, best];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), _length];
        for (var c = 0; c < dy.GetLength(0); c++)
        {
            for (var t = 0; t < dy.GetLength(1); t++)
                dx[c, _winner[c, t]] += dy[c, t];
        }

        return dx;
    }
}
