// Backward keeps the deltas, and a second method computes the gradients from them.
using GradGen;

[GradCheckable]
public sealed partial class GradientsInASecondCall
{
    private readonly float[,] _weights, _weightGradients;
    private readonly float[] _biases, _biasGradients;
    private float[] _input = [], _deltas = [];

    public GradientsInASecondCall(int inputs, int outputs)
    {
        (_weights, _weightGradients) = (new float[inputs, outputs], new float[inputs, outputs]);
        (_biases, _biasGradients) = (new float[outputs], new float[outputs]);
    }

    public float[] Forward(float[] input)
    {
        _input = input;
        var output = (float[])_biases.Clone();
        for (var o = 0; o < output.Length; o++)
        {
            for (var i = 0; i < _weights.GetLength(0); i++)
                output[o] += input[i] * _weights[i, o];
        }

        return output;
    }

    public float[] Backward(float[] dOutput)
    {
        _deltas = dOutput;
        var dInput = new float[_weights.GetLength(0)];
        for (var i = 0; i < dInput.Length; i++)
        {
            for (var o = 0; o < dOutput.Length; o++)
                dInput[i] += _weights[i, o] * dOutput[o];
        }

        return dInput;
    }

    public void ComputeGradients()
    {
        for (var o = 0; o < _biases.Length; o++)
        {
            _biasGradients[o] += _deltas[o];
            for (var i = 0; i < _input.Length; i++)
                _weightGradients[i, o] += _input[i] * _deltas[o]; // WRONG _weights: _weightGradients[i, o] += _input[o % 2] * _deltas[o];
        }
    }

    public void UpdateWeights(float learningRate)
    {
        for (var o = 0; o < _biases.Length; o++)
        {
            _biases[o] -= learningRate * _biasGradients[o];
            for (var i = 0; i < _input.Length; i++)
                _weights[i, o] -= learningRate * _weightGradients[i, o];
        }
    }
}
