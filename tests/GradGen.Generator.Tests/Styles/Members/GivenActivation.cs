// The constructor takes an interface: the sample has a class of the project.
using System;
using GradGen;

public interface IActivation
{
    float Activate(float x);

    float Derivative(float x);
}

public sealed class Relu : IActivation
{
    public float Activate(float x) => Math.Max(0f, x);

    public float Derivative(float x) => x > 0 ? 1 : 0;
}

public sealed class Sigmoid : IActivation
{
    public float Activate(float x) => 1f / (1f + MathF.Exp(-x));

    public float Derivative(float x) => Activate(x) * (1f - Activate(x));
}

[GradCheckable]
public sealed partial class GivenActivation
{
    public readonly float[,] Weights;
    public readonly float[,] WeightsGradient;
    private readonly IActivation _activation;
    private float[] _input = Array.Empty<float>();
    private float[] _sum = Array.Empty<float>();

    // Adam's, not parameters.
    private readonly float[,] mWeights;
    private readonly float[,] vWeights;

    public GivenActivation(int inputs, int outputs, IActivation activation)
    {
        Weights = new float[outputs, inputs];
        WeightsGradient = new float[outputs, inputs];
        mWeights = new float[outputs, inputs];
        vWeights = new float[outputs, inputs];
        _activation = activation;
    }

    public float[] FeedForward(float[] input)
    {
        _input = input;
        _sum = new float[Weights.GetLength(0)];
        var output = new float[Weights.GetLength(0)];
        for (int o = 0; o < output.Length; o++)
        {
            for (int i = 0; i < input.Length; i++)
                _sum[o] += Weights[o, i] * input[i];
            output[o] = _activation.Activate(_sum[o]);
        }

        return output;
    }

    public float[] BackPropagate(float[] error)
    {
        var back = new float[_input.Length];
        for (int o = 0; o < error.Length; o++)
        {
            float delta = error[o] * _activation.Derivative(_sum[o]);
            for (int i = 0; i < back.Length; i++)
            {
                WeightsGradient[o, i] += delta * _input[i]; // WRONG Weights: WeightsGradient[o, i] += error[o] * _input[i];
                back[i] += delta * Weights[o, i];
            }
        }

        return back;
    }

    public void Step(float rate, float decay)
    {
        for (int o = 0; o < Weights.GetLength(0); o++)
        {
            for (int i = 0; i < Weights.GetLength(1); i++)
            {
                mWeights[o, i] += (1 - decay) * (WeightsGradient[o, i] - mWeights[o, i]);
                vWeights[o, i] += (1 - decay) * (WeightsGradient[o, i] * WeightsGradient[o, i] - vWeights[o, i]);
                Weights[o, i] -= rate * mWeights[o, i] / (1e-8f + MathF.Sqrt(vWeights[o, i]));
            }
        }
    }
}
