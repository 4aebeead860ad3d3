// Height and width of a kernel and of its strides, each as one pair.
using GradGen;

[GradCheckable]
public sealed partial class PairedConvolution
{
    private readonly (int H, int W) _kernel, _stride;
    private readonly double[,] _weights, _weightsGrad;
    private double[,] _x = new double[0, 0];

    public PairedConvolution((int H, int W) kernel, (int H, int W) stride)
    {
        (_kernel, _stride) = (kernel, stride);
        _weights = new double[kernel.H, kernel.W];
        _weightsGrad = new double[kernel.H, kernel.W];
    }

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var y = new double[(x.GetLength(0) - _kernel.H) / _stride.H + 1, (x.GetLength(1) - _kernel.W) / _stride.W + 1];
        for (var i = 0; i < y.GetLength(0); i++)
            for (var j = 0; j < y.GetLength(1); j++)
                for (var a = 0; a < _kernel.H; a++)
                    for (var b = 0; b < _kernel.W; b++)
                        y[i, j] += _weights[a, b] * x[i * _stride.H + a, j * _stride.W + b];
        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[_x.GetLength(0), _x.GetLength(1)];
        for (var i = 0; i < dy.GetLength(0); i++)
            for (var j = 0; j < dy.GetLength(1); j++)
                for (var a = 0; a < _kernel.H; a++)
                    for (var b = 0; b < _kernel.W; b++)
                    {
                        _weightsGrad[a, b] += dy[i, j] * _x[i * _stride.H + a, j * _stride.W + b]; // WRONG _weights: _weightsGrad[a, b] += dy[i, j] * _x[i + a, j * _stride.W + b];
                        dx[i * _stride.H + a, j * _stride.W + b] += _weights[a, b] * dy[i, j]; // WRONG x: dx[i * _stride.H + a, j * _stride.W + b] = _weights[a, b] * dy[i, j];
                    }

        return dx;
    }
}
