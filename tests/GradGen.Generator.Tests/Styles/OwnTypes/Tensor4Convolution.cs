// A convolution over a four-dimensional tensor, batch first.
using GradGen;

public sealed class Tensor4
{
    private readonly float[] _data;

    public Tensor4(int n, int c, int h, int w)
    {
        (N, C, H, W) = (n, c, h, w);
        _data = new float[n * c * h * w];
    }

    public int N { get; }

    public int C { get; }

    public int H { get; }

    public int W { get; }

    public float this[int n, int c, int h, int w]
    {
        get => _data[((n * C + c) * H + h) * W + w];
        set => _data[((n * C + c) * H + h) * W + w] = value;
    }
}

[GradCheckable]
public partial class Convolution
{
    private readonly int _kernel;
    private readonly Tensor4 _filters;
    private readonly Tensor4 _filterGradients;
    private Tensor4 _x = new(0, 0, 0, 0);

    public Convolution(int inChannels, int outChannels, int kernel)
    {
        _kernel = kernel;
        _filters = new Tensor4(outChannels, inChannels, kernel, kernel);
        _filterGradients = new Tensor4(outChannels, inChannels, kernel, kernel);
    }

    public Tensor4 Forward(Tensor4 x)
    {
        if (x.C != _filters.C)
            throw new System.ArgumentException("channels");
        _x = x;
        var y = new Tensor4(x.N, _filters.N, x.H - _kernel + 1, x.W - _kernel + 1);
        for (var n = 0; n < y.N; n++)
        for (var o = 0; o < y.C; o++)
        for (var i = 0; i < y.H; i++)
        for (var j = 0; j < y.W; j++)
        {
            var sum = 0f;
            for (var c = 0; c < x.C; c++)
            for (var u = 0; u < _kernel; u++)
            for (var v = 0; v < _kernel; v++)
                sum += x[n, c, i + u, j + v] * _filters[o, c, u, v];
            y[n, o, i, j] = sum;
        }

        return y;
    }

    public Tensor4 Backward(Tensor4 dy)
    {
        var dx = new Tensor4(_x.N, _x.C, _x.H, _x.W);
        for (var n = 0; n < dy.N; n++)
        for (var o = 0; o < dy.C; o++)
        for (var i = 0; i < dy.H; i++)
        for (var j = 0; j < dy.W; j++)
        {
            for (var c = 0; c < _x.C; c++)
            for (var u = 0; u < _kernel; u++)
            for (var v = 0; v < _kernel; v++)
            {
                _filterGradients[o, c, u, v] += dy[n, o, i, j] * _x[n, c, i + u, j + v]; // WRONG _filters: _filterGradients[o, c, u, v] += dy[n, o, i, j] * _x[n, c, i + v, j + u];
                dx[n, c, i + u, j + v] += dy[n, o, i, j] * _filters[o, c, u, v];
            }
        }

        return dx;
    }
}
