// Weights in one array, their gradients a row for each neuron: as many values in the same order.
using System;
using GradGen;

[GradCheckable]
public partial class FlatWeightsJaggedGradients
{
    public float[] Weights;
    public float[] Biases;

    private readonly float[][] _GradW;
    private readonly float[] _GradB;
    private readonly float[] _Inputs;
    private readonly float[] _Outputs;

    public FlatWeightsJaggedGradients(int inputSize, int nodeSize)
    {
        Weights = new float[nodeSize * inputSize];
        Biases = new float[nodeSize];
        _Inputs = new float[inputSize];
        _Outputs = new float[nodeSize];
        _GradB = new float[nodeSize];
        _GradW = new float[nodeSize][];
        for (int node = 0; node < nodeSize; node++)
            _GradW[node] = new float[inputSize];
    }

    public float[] Forward(float[] inputs)
    {
        for (int node = 0, at = 0; node < _Outputs.Length; node++)
        {
            float sum = Biases[node];
            for (int input = 0; input < _Inputs.Length; input++)
                sum += Weights[at++] * inputs[input];
            _Outputs[node] = MathF.Tanh(sum);
        }

        inputs.CopyTo(_Inputs, 0);
        return _Outputs;
    }

    public float[] Backward(float[] deltas)
    {
        var delta = new float[deltas.Length];
        for (int node = 0; node < delta.Length; node++)
            delta[node] = deltas[node] * (1 - _Outputs[node] * _Outputs[node]);
        UpdateGradients(delta);
        var propagated = new float[_Inputs.Length];
        for (int node = 0; node < delta.Length; node++)
            for (int input = 0; input < propagated.Length; input++)
                propagated[input] += delta[node] * Weights[node * _Inputs.Length + input];
        return propagated;
    }

    private void UpdateGradients(float[] delta)
    {
        for (int node = 0; node < delta.Length; node++)
        {
            _GradB[node] += delta[node];
            for (int input = 0; input < _Inputs.Length; input++)
                _GradW[node][input] += delta[node] * _Inputs[input]; // WRONG Weights: _GradW[node][input] = delta[node] * _Inputs[0];
        }
    }
}
