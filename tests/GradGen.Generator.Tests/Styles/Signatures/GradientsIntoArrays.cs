// The caller passes arrays for the gradients of the parameters.
using GradGen;

[GradCheckable]
public sealed partial class GradientsIntoArrays
{
    private readonly double[,] _weights;
    private readonly double[] _biases;
    private double[] _x = new double[0];

    public GradientsIntoArrays(int inputs, int outputs)
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

    public double[] Backward(double[] dy, double[,] gradWeights, double[] gradBiases)
    {
        var dx = new double[_x.Length];
        for (var o = 0; o < dy.Length; o++)
        {
            gradBiases[o] += dy[o]; // WRONG _biases: gradBiases[o] += 2 * dy[o];
            for (var i = 0; i < dx.Length; i++)
            {
                gradWeights[o, i] += dy[o] * _x[i];
                dx[i] += dy[o] * _weights[o, i];
            }
        }

        return dx;
    }
}
