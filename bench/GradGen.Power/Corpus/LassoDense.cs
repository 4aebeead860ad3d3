namespace GradGen.Power.Corpus;

/// <summary>A dense layer without biases and with an L1 penalty on its weights.</summary>
[GradCheckable]
[GradCheckSample(3, 2, 0.05)]
public sealed partial class LassoDense(int inputs, int outputs, double strength)
{
    private readonly double[][] _weights = Rows(outputs, inputs);
    private readonly double[][] _weightGradients = Rows(outputs, inputs);
    private double[][] _x = [];

    public double[][] Forward([Shape("4", "inputs")] double[][] x)
    {
        _x = x;
        var y = Rows(x.Length, outputs);
        for (var n = 0; n < x.Length; n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                for (var i = 0; i < inputs; i++)
                    y[n][o] += _weights[o][i] * x[n][i];
            }
        }

        return y;
    }

    public double[][] Backward(double[][] dy)
    {
        var dx = Rows(_x.Length, inputs);
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
            {
                var sum = strength * Math.Sign(_weights[o][i]);
                for (var n = 0; n < _x.Length; n++)
                {
                    sum += dy[n][o] * _x[n][i];
                    dx[n][i] += dy[n][o] * _weights[o][i];
                }

                _weightGradients[o][i] = sum;
            }
        }

        return dx;
    }

    [Penalty]
    public double Lasso() => strength * _weights.Sum(static row => row.Sum(static weight => Math.Abs(weight)));

    private static double[][] Rows(int rows, int columns)
    {
        var result = new double[rows][];
        for (var row = 0; row < rows; row++)
            result[row] = new double[columns];
        return result;
    }
}
