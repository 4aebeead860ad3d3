// The step is taken by a second method, with a momentum that it is told.
using GradGen;

[GradCheckable]
public sealed partial class UpdatedWithMomentum(int size)
{
    private readonly double[] _scale = new double[size], _velocity = new double[size];
    private double[] _x = [], _dy = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[size];
        for (int i = 0; i < size; i++) y[i] = x[i] * _scale[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        _dy = dy;
        var dx = new double[size];
        for (int i = 0; i < size; i++) dx[i] = dy[i] * _scale[i];
        return dx;
    }

    public void Update(double learningRate, double momentum)
    {
        for (int i = 0; i < size; i++)
        {
            _velocity[i] = momentum * _velocity[i] - learningRate * _dy[i] * _x[i]; // WRONG _scale: _velocity[i] = momentum * _velocity[i] - learningRate * _dy[i];
            _scale[i] += _velocity[i];
        }
    }
}
