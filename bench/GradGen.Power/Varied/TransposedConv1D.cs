namespace GradGen.Power.Varied;

/// <summary>The adjoint of a convolution: it spreads every step over the output.</summary>
[GradCheckable]
public sealed partial class TransposedConv1D(int inputs, int outputs, int kernel, int stride, int padding, int outputPadding = 0)
{
    public double[,,] Weights { get; } = new double[inputs, outputs, kernel];

    public double[,,] WeightGradients { get; } = new double[inputs, outputs, kernel];

    public double[] Bias { get; } = new double[outputs];

    public double[] BiasGradient { get; } = new double[outputs];

    private double[,]? _x;

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var length = (x.GetLength(1) - 1) * stride - 2 * padding + kernel + outputPadding;
        var y = new double[outputs, length];
        for (var o = 0; o < outputs; o++)
            for (var t = 0; t < length; t++)
                y[o, t] = Bias[o];
        for (var i = 0; i < inputs; i++)
            for (var t = 0; t < x.GetLength(1); t++)
                for (var o = 0; o < outputs; o++)
                    for (var k = 0; k < kernel; k++)
                    {
                        var to = t * stride + k - padding;
                        if (to >= 0 && to < length) y[o, to] += x[i, t] * Weights[i, o, k];
                    }
        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var x = _x ?? throw new InvalidOperationException("Forward first");
        var dx = new double[inputs, x.GetLength(1)];
        for (var o = 0; o < outputs; o++)
            for (var t = 0; t < dy.GetLength(1); t++)
                BiasGradient[o] += dy[o, t];
        for (var i = 0; i < inputs; i++)
            for (var t = 0; t < x.GetLength(1); t++)
                for (var o = 0; o < outputs; o++)
                    for (var k = 0; k < kernel; k++)
                    {
                        var to = t * stride + k - padding;
                        if (to < 0 || to >= dy.GetLength(1)) continue;
                        dx[i, t] += dy[o, to] * Weights[i, o, k];
                        WeightGradients[i, o, k] += dy[o, to] * x[i, t];
                    }
        return dx;
    }
}
