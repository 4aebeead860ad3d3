// Gradients of parameters come back in out parameters.
using GradGen;

[GradCheckable]
public sealed partial class GradientsOut
{
    private readonly double[,] _weights;
    private readonly double[] _biases;
    private double[] _x = new double[0];

    public GradientsOut(int inputs, int outputs)
    {
        _weights = new double[outputs, inputs];
        _biases = new double[outputs];
    }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = (double[])_biases.Clone();
        for (var o = 0; o < y.Length; o++)
        {
            for (var i = 0; i < x.Length; i++)
                y[o] += _weights[o, i] * x[i];
        }

        return y;
    }

    public double[] Backward(double[] dy, out double[,] dW, out double[] dB)
    {
        var dx = new double[_x.Length];
        dW = new double[dy.Length, dx.Length];
        dB = (double[])dy.Clone();
        for (var o = 0; o < dy.Length; o++)
        {
            for (var i = 0; i < dx.Length; i++)
            {
                dW[o, i] = dy[o] * _x[i]; // WRONG _weights: dW[o, i] = dy[o] * _x[0];
                dx[i] += dy[o] * _weights[o, i];
            }
        }

        return dx;
    }
}
