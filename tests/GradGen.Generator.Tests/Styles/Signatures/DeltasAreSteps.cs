// What is called a delta is the step itself: the rate is in it already.
using GradGen;

[GradCheckable]
public sealed partial class SteppedByDeltas(int size)
{
    private readonly double _learningRate = 0.2;
    private readonly double[] _weights = new double[size], _weightDeltas = new double[size];
    private double[] _x = [];

    public double Forward(double[] x)
    {
        _x = x;
        var sum = 0.0;
        for (int i = 0; i < size; i++) sum += x[i] * _weights[i];
        return sum;
    }

    public double[] Backward(double dy)
    {
        var dx = new double[size];
        for (int i = 0; i < size; i++)
        {
            dx[i] = dy * _weights[i];
            _weightDeltas[i] = -_learningRate * dy * _x[i]; // WRONG _weights: _weightDeltas[i] = -_learningRate * dy;
            _weights[i] += _weightDeltas[i];
        }

        return dx;
    }
}
