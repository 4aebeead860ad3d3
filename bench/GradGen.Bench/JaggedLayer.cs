namespace GradGen.Bench;

/// <summary>A dense layer with a row of weights for each output.</summary>
[GradCheckable]
public sealed partial class JaggedLayer(int inputs, int outputs)
{
    private readonly double[][] _weights = Rows(inputs, outputs);
    private readonly double[] _biases = new double[outputs];
    private readonly double[][] _weightGradients = Rows(inputs, outputs);
    private readonly double[] _biasGradients = new double[outputs];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = (double[])_biases.Clone();
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                y[o] += _weights[o][i] * x[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[inputs];
        for (var o = 0; o < outputs; o++)
        {
            _biasGradients[o] += dy[o];
            for (var i = 0; i < inputs; i++)
            {
                _weightGradients[o][i] += dy[o] * _x[i];
                dx[i] += dy[o] * _weights[o][i];
            }
        }

        return dx;
    }

    private static double[][] Rows(int inputs, int outputs)
    {
        var rows = new double[outputs][];
        for (var o = 0; o < outputs; o++)
            rows[o] = new double[inputs];
        return rows;
    }
}
