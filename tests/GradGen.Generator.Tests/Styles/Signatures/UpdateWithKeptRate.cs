// … and with one from the constructor, in a method of its own.
using GradGen;

[GradCheckable]
public sealed partial class Neuron(int inputs, double rate)
{
    private readonly double[] _weights = new double[inputs];
    private double[] _x = [], _above = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[1];
        for (int i = 0; i < inputs; i++) y[0] += _weights[i] * x[i];
        return y;
    }

    public double[] Backward(double[] delta)
    {
        _above = delta;
        var dx = new double[inputs];
        for (int i = 0; i < inputs; i++) dx[i] = delta[0] * _weights[i];
        return dx;
    }

    public void Update()
    {
        for (int i = 0; i < inputs; i++)
            _weights[i] -= rate * _above[0] * _x[i]; // WRONG _weights: _weights[i] -= rate * _above[0];
    }
}
