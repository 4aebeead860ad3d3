// A parameter is a single number with its gradient; a neuron has an array of them.
using GradGen;

public class Scalar
{
    public double Value { get; set; }

    public double Gradient { get; set; }
}

[GradCheckable]
public partial class Neuron
{
    private readonly Scalar[] _weights;
    private readonly Scalar _bias = new Scalar();
    private double[] _last = new double[0];

    public Neuron(int inputs)
    {
        _weights = new Scalar[inputs];
        for (var i = 0; i < inputs; i++)
            _weights[i] = new Scalar();
    }

    public double Forward(double[] x)
    {
        _last = x;
        var sum = _bias.Value;
        for (var i = 0; i < _weights.Length; i++)
            sum += _weights[i].Value * x[i];
        return sum * sum;
    }

    public double[] Backward(double dy)
    {
        var sum = _bias.Value;
        for (var i = 0; i < _weights.Length; i++)
            sum += _weights[i].Value * _last[i];
        var dx = new double[_weights.Length];
        _bias.Gradient += 2 * sum * dy;
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i].Gradient += 2 * sum * dy * _last[i]; // WRONG _weights: _weights[i].Gradient += sum * dy * _last[i];
            dx[i] = 2 * sum * dy * _weights[i].Value;
        }

        return dx;
    }
}
