namespace GradGen.Power.Corpus;

/// <summary>A convolution along time: channels × length, with stride and zero padding.</summary>
[GradCheckable]
[GradCheckSample(2, 3, 3, 2, 1)]
public sealed partial class Conv1D(int channels, int filters, int kernel, int stride, int padding)
{
    private readonly double[,,] _weights = new double[filters, channels, kernel];
    private readonly double[] _biases = new double[filters];
    private readonly double[,,] _weightGradients = new double[filters, channels, kernel];
    private readonly double[] _biasGradients = new double[filters];
    private double[,] _x = new double[0, 0];

    public double[,] Forward([Shape("channels", "7")] double[,] x)
    {
        _x = x;
        var length = x.GetLength(1);
        var steps = ((length + (2 * padding) - kernel) / stride) + 1;
        var y = new double[filters, steps];
        for (var f = 0; f < filters; f++)
        {
            for (var t = 0; t < steps; t++)
            {
                var sum = _biases[f];
                for (var c = 0; c < channels; c++)
                {
                    for (var k = 0; k < kernel; k++)
                    {
                        var source = (t * stride) + k - padding;
                        if (source >= 0 && source < length)
                            sum += _weights[f, c, k] * x[c, source];
                    }
                }

                y[f, t] = sum;
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var length = _x.GetLength(1);
        var steps = dy.GetLength(1);
        var dx = new double[channels, length];
        for (var f = 0; f < filters; f++)
        {
            for (var t = 0; t < steps; t++)
            {
                var upstream = dy[f, t];
                _biasGradients[f] += upstream;
                for (var c = 0; c < channels; c++)
                {
                    for (var k = 0; k < kernel; k++)
                    {
                        var source = (t * stride) + k - padding;
                        if (source < 0 || source >= length)
                            continue;
                        _weightGradients[f, c, k] += upstream * _x[c, source];
                        dx[c, source] += upstream * _weights[f, c, k];
                    }
                }
            }
        }

        return dx;
    }
}
