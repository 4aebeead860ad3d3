// Forward and Backward return nothing: the output and the input's gradient are in members of the base class.
using System;
using GradGen;

public abstract class Node
{
    public float[,]? Inputs { get; protected set; }

    public float[,]? Output { get; protected set; }

    public float[,]? DInputs { get; protected set; }

    public abstract void Forward(float[,] inputs);

    public abstract void Backward(float[,] dvalues);
}

[GradCheckable]
public sealed partial class Affine(int inputs, int outputs) : Node
{
    private readonly float[,] _weights = new float[inputs, outputs], _dWeights = new float[inputs, outputs];

    public override void Forward(float[,] x)
    {
        Inputs = x;
        Output = new float[x.GetLength(0), outputs];
        for (int b = 0; b < x.GetLength(0); b++)
            for (int i = 0; i < inputs; i++)
                for (int j = 0; j < outputs; j++) Output[b, j] += x[b, i] * _weights[i, j];
    }

    public override void Backward(float[,] dvalues)
    {
        DInputs = new float[dvalues.GetLength(0), inputs];
        for (int b = 0; b < dvalues.GetLength(0); b++)
            for (int i = 0; i < inputs; i++)
                for (int j = 0; j < outputs; j++)
                {
                    _dWeights[i, j] += Inputs![b, i] * dvalues[b, j]; // WRONG _weights: _dWeights[i, j] += dvalues[b, j];
                    DInputs[b, i] += _weights[i, j] * dvalues[b, j]; // WRONG x: DInputs[b, i] = _weights[i, j] * dvalues[b, j];
                }
    }
}

// Keeps no input, so that the base class has a gradient of one and not the input.
[GradCheckable]
public sealed partial class Logistic : Node
{
    public override void Forward(float[,] inputs)
    {
        Output = new float[inputs.GetLength(0), inputs.GetLength(1)];
        for (int b = 0; b < inputs.GetLength(0); b++)
            for (int i = 0; i < inputs.GetLength(1); i++) Output[b, i] = 1 / (1 + MathF.Exp(-inputs[b, i]));
    }

    public override void Backward(float[,] dvalues)
    {
        DInputs = new float[dvalues.GetLength(0), dvalues.GetLength(1)];
        for (int b = 0; b < dvalues.GetLength(0); b++)
            for (int i = 0; i < dvalues.GetLength(1); i++) DInputs[b, i] = dvalues[b, i] * Output![b, i] * (1 - Output[b, i]);
    }
}
