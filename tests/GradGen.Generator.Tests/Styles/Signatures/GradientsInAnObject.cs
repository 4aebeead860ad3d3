// An object with the gradients of all parameters comes back beside that of the input.
using GradGen;

public sealed record DenseGradients(double[,] Weights, double[] Biases);

[GradCheckable]
public sealed partial class GradientsInAnObject
{
    private readonly double[,] _weights;
    private readonly double[] _biases;
    private double[] _x = new double[0];

    public GradientsInAnObject(int inputs, int outputs)
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

    public (double[] Dx, DenseGradients Gradients) Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        var gradients = new DenseGradients(new double[dy.Length, dx.Length], (double[])dy.Clone());
        for (var o = 0; o < dy.Length; o++)
        {
            for (var i = 0; i < dx.Length; i++)
            {
                gradients.Weights[o, i] = dy[o] * _x[i]; // WRONG _weights: gradients.Weights[o, i] = dy[o] * _x[0];
                dx[i] += dy[o] * _weights[o, i];
            }
        }

        return (dx, gradients);
    }
}
