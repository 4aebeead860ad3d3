// Backward takes the step, and how much of the last one goes on is the layer's own business.
using GradGen;

[GradCheckable]
public sealed partial class RollingBall(int inputs, int outputs)
{
    private const double Rate = 0.05, Momentum = 0.9;

    private readonly double[,] _weights = new double[inputs, outputs], _lastSteps = new double[inputs, outputs];
    private readonly double[] _biases = new double[outputs], _biasSteps = new double[outputs];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = (double[])_biases.Clone();
        for (int i = 0; i < inputs; i++)
            for (int j = 0; j < outputs; j++) y[j] += x[i] * _weights[i, j];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[inputs];
        for (int j = 0; j < outputs; j++)
        {
            for (int i = 0; i < inputs; i++)
            {
                dx[i] += dy[j] * _weights[i, j];
                _lastSteps[i, j] = Momentum * _lastSteps[i, j] - Rate * dy[j] * _x[i]; // WRONG _weights: _lastSteps[i, j] = Momentum * _lastSteps[i, j] - Rate * dy[j] * _x[0];
                _weights[i, j] += _lastSteps[i, j];
            }

            _biasSteps[j] = Momentum * _biasSteps[j] - Rate * dy[j];
            _biases[j] += _biasSteps[j];
        }

        return dx;
    }
}
