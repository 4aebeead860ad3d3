// Backward takes the step at once, with a rate that the layer has.
using GradGen;

[GradCheckable]
public sealed partial class Adaline(int inputs)
{
    private double[] _weights = new double[inputs], _x = [];
    private double _bias;

    public double LearningRate { get; set; } = 0.05;

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new[] { _bias };
        for (int i = 0; i < inputs; i++) y[0] += _weights[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[inputs];
        for (int i = 0; i < inputs; i++)
        {
            dx[i] = dy[0] * _weights[i]; // WRONG x: dx[i] = dy[0] * _x[i];
            _weights[i] = _weights[i] - LearningRate * dy[0] * _x[i]; // WRONG _weights: _weights[i] = _weights[i] - LearningRate * dy[0];
        }

        _bias -= LearningRate * dy[0]; // WRONG _bias: _bias -= LearningRate;
        return dx;
    }
}
