// System.Numerics.Tensors.
using System.Numerics.Tensors;
using GradGen;

[GradCheckable]
public partial class Shift
{
    private readonly int _width;
    private readonly Tensor<float> _bias;
    private readonly Tensor<float> _biasGrad;
    private float[] _x = [];

    public Shift(int width)
    {
        _width = width;
        _bias = Tensor.Create(new float[width], [width]);
        _biasGrad = Tensor.Create(new float[width], [width]);
    }

    public float[] Forward(float[] x)
    {
        _x = x;
        var y = new float[_width];
        for (var i = 0; i < _width; i++)
            y[i] = x[i] * x[i] + _bias[new nint[] { i }];
        return y;
    }

    public float[] Backward(float[] dy)
    {
        var dx = new float[_width];
        for (var i = 0; i < _width; i++)
        {
            _biasGrad[new nint[] { i }] += dy[i]; // WRONG _bias: _biasGrad[new nint[] { i }] += dy[0];
            dx[i] = 2 * _x[i] * dy[i];
        }

        return dx;
    }
}
