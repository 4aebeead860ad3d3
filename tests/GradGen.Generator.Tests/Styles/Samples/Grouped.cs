using GradGen;

namespace Samples;

// Each group of channels is averaged by itself.
[GradCheckable]
public sealed partial class Grouped
{
    private readonly int _channels, _groups;

    public Grouped(int channels, int groups)
    {
        if (channels % groups != 0)
            throw new System.ArgumentException("Channels do not divide into groups.", nameof(groups));
        (_channels, _groups) = (channels, groups);
    }

    public double[,] Forward(double[,] x)
    {
        var size = _channels / _groups;
        var y = new double[x.GetLength(0), _groups];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var c = 0; c < _channels; c++)
                y[n, c / size] += x[n, c] / size;
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var size = _channels / _groups;
        var dx = new double[dy.GetLength(0), _channels];
        for (var n = 0; n < dx.GetLength(0); n++)
        {
            for (var c = 0; c < _channels; c++)
                dx[n, c] = dy[n, c / size] / size; // WRONG x: dx[n, c] = dy[n, c / size] / _channels;
        }

        return dx;
    }
}
