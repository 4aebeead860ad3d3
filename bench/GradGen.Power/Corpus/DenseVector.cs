namespace GradGen.Power.Corpus;

/// <summary>y = W·x + b for one sample; gradients accumulate.</summary>
[GradCheckable]
[GradCheckSample(4, 3)]
public sealed partial class DenseVector(int inputs, int outputs)
{
    private readonly double[,] _weights = new double[outputs, inputs];
    private readonly double[] _biases = new double[outputs];
    private readonly double[,] _weightGradients = new double[outputs, inputs];
    private readonly double[] _biasGradients = new double[outputs];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[outputs];
        for (var i = 0; i < outputs; i++)
        {
            y[i] = _biases[i];
            for (var j = 0; j < inputs; j++)
                y[i] += _weights[i, j] * x[j];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[inputs];
        for (var i = 0; i < outputs; i++)
        {
            _biasGradients[i] += dy[i];
            for (var j = 0; j < inputs; j++)
            {
                _weightGradients[i, j] += dy[i] * _x[j];
                dx[j] += dy[i] * _weights[i, j];
            }
        }

        return dx;
    }
}
