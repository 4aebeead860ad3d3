// A layer that is a struct around arrays.
using GradGen;

[GradCheckable]
public partial struct Bias
{
    private readonly double[] _bias, _biasGrad;

    public Bias(int width) => (_bias, _biasGrad) = (new double[width], new double[width]);

    public double[] Forward(double[] x)
    {
        var y = new double[_bias.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = x[i] + _bias[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        for (var i = 0; i < dy.Length; i++)
            _biasGrad[i] += dy[i]; // WRONG _bias: _biasGrad[i] -= dy[i];
        return (double[])dy.Clone();
    }
}
