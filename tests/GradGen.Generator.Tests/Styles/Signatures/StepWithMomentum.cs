// Backward takes the step, told how long it is and how much of the last one goes on.
using GradGen;

[GradCheckable]
public sealed partial class HeavyBall(int inputs, int outputs)
{
    private readonly double[,] _weights = new double[inputs, outputs], _velocities = new double[inputs, outputs];
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[outputs];
        for (int i = 0; i < inputs; i++)
            for (int j = 0; j < outputs; j++) y[j] += x[i] * _weights[i, j];
        return y;
    }

    public double[] Backward(double[] dy, double learningRate, double momentum, double weightDecay)
    {
        var dx = new double[inputs];
        for (int i = 0; i < inputs; i++)
            for (int j = 0; j < outputs; j++)
            {
                dx[i] += dy[j] * _weights[i, j];
                var gradient = dy[j] * _x[i]; // WRONG _weights: var gradient = dy[j];
                _velocities[i, j] = momentum * _velocities[i, j] + learningRate * (gradient + weightDecay * _weights[i, j]);
                _weights[i, j] -= _velocities[i, j];
            }

        return dx;
    }
}
