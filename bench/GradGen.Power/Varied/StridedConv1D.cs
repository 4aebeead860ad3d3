namespace GradGen.Power.Varied;

/// <summary>A convolution along time with stride, dilation and zero padding.</summary>
[GradCheckable]
public sealed partial class StridedConv1D(int channels, int filters, int kernel, int stride = 1, int dilation = 1, int padding = 0)
{
    private readonly double[,,] _weights = new double[filters, channels, kernel];
    private readonly double[] _biases = new double[filters];
    private readonly double[,,] _weightGradients = new double[filters, channels, kernel];
    private readonly double[] _biasGradients = new double[filters];
    private double[,] _x = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        _x = x;
        int length = x.GetLength(1);
        int steps = (length + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
        var y = new double[filters, steps];
        for (int f = 0; f < filters; f++)
            for (int t = 0; t < steps; t++)
            {
                double sum = _biases[f];
                for (int c = 0; c < channels; c++)
                    for (int k = 0; k < kernel; k++)
                    {
                        int at = t * stride + k * dilation - padding;
                        if (at >= 0 && at < length) sum += _weights[f, c, k] * x[c, at];
                    }

                y[f, t] = sum;
            }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        int length = _x.GetLength(1);
        var dx = new double[channels, length];
        for (int f = 0; f < filters; f++)
            for (int t = 0; t < dy.GetLength(1); t++)
            {
                _biasGradients[f] += dy[f, t];
                for (int c = 0; c < channels; c++)
                    for (int k = 0; k < kernel; k++)
                    {
                        int at = t * stride + k * dilation - padding;
                        if (at < 0 || at >= length) continue;
                        _weightGradients[f, c, k] += dy[f, t] * _x[c, at];
                        dx[c, at] += dy[f, t] * _weights[f, c, k];
                    }
            }

        return dx;
    }
}
