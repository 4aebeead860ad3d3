// A volume that carries its own gradients, and an array of such volumes as filters.
using GradGen;

public class Volume
{
    public Volume(int size)
    {
        Weights = new double[size];
        WeightGradients = new double[size];
    }

    public double[] Weights { get; private set; }

    public double[] WeightGradients { get; private set; }
}

[GradCheckable]
public partial class FullyConnected
{
    private readonly Volume[] _filters;
    private readonly Volume _biases;
    private readonly int _inputs;
    private double[] _in = new double[0];

    public FullyConnected(int inputs, int neurons)
    {
        _inputs = inputs;
        _biases = new Volume(neurons);
        _filters = new Volume[neurons];
        for (var i = 0; i < neurons; i++)
            _filters[i] = new Volume(inputs);
    }

    public double[] Forward(double[] input)
    {
        _in = input;
        var output = new double[_filters.Length];
        for (var n = 0; n < _filters.Length; n++)
        {
            output[n] = _biases.Weights[n];
            for (var i = 0; i < _inputs; i++)
                output[n] += input[i] * _filters[n].Weights[i];
        }

        return output;
    }

    public double[] Backward(double[] outputGradient)
    {
        var inputGradient = new double[_inputs];
        for (var n = 0; n < _filters.Length; n++)
        {
            _biases.WeightGradients[n] += outputGradient[n];
            for (var i = 0; i < _inputs; i++)
            {
                _filters[n].WeightGradients[i] += outputGradient[n] * _in[i]; // WRONG _filters: _filters[n].WeightGradients[i] += outputGradient[n] * _in[0];
                inputGradient[i] += outputGradient[n] * _filters[n].Weights[i];
            }
        }

        return inputGradient;
    }
}
