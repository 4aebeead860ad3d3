// Images as arrays of three axes.
using GradGen;

[GradCheckable]
public partial class ChannelBias
{
    private readonly double[] _bias, _biasGradients;

    public ChannelBias(int channels) => (_bias, _biasGradients) = (new double[channels], new double[channels]);

    public double[,,] Forward(double[,,] x)
    {
        var (c, h, w) = (_bias.Length, x.GetLength(1), x.GetLength(2));
        var y = new double[c, h, w];
        for (var k = 0; k < c; k++)
        for (var i = 0; i < h; i++)
        for (var j = 0; j < w; j++)
            y[k, i, j] = x[k, i, j] * x[k, i, j] + _bias[k];
        _x = x;
        return y;
    }

    private double[,,] _x = new double[0, 0, 0];

    public double[,,] Backward(double[,,] dy)
    {
        var (c, h, w) = (dy.GetLength(0), dy.GetLength(1), dy.GetLength(2));
        var dx = new double[c, h, w];
        for (var k = 0; k < c; k++)
        for (var i = 0; i < h; i++)
        for (var j = 0; j < w; j++)
        {
            _biasGradients[k] += dy[k, i, j]; // WRONG _bias: _biasGradients[k] = dy[k, i, j];
            dx[k, i, j] = 2 * dy[k, i, j] * _x[k, i, j];
        }

        return dx;
    }
}
