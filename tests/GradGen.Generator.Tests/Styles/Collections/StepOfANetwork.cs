// A deep network that takes its own step.
using System;
using GradGen;

[GradCheckable]
public sealed partial class StepOfANetwork
{
    private readonly int[] layers;
    private readonly double[][][] weights;
    private readonly double[][] outputs;

    public StepOfANetwork(int[] layers)
    {
        this.layers = layers;
        outputs = new double[layers.Length][];
        weights = new double[layers.Length - 1][][];
        for (var l = 0; l < weights.Length; l++)
        {
            weights[l] = new double[layers[l + 1]][];
            for (var i = 0; i < layers[l + 1]; i++)
                weights[l][i] = new double[layers[l]];
        }
    }

    public double[] FeedForward(double[] input)
    {
        outputs[0] = input;
        for (var l = 1; l < layers.Length; l++)
        {
            outputs[l] = new double[layers[l]];
            for (var i = 0; i < layers[l]; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < layers[l - 1]; j++)
                    sum += weights[l - 1][i][j] * outputs[l - 1][j];
                outputs[l][i] = Math.Tanh(sum);
            }
        }

        return outputs[layers.Length - 1];
    }

    public double[] BackPropagate(double[] error, double learningRate)
    {
        for (var l = layers.Length - 1; l > 0; l--)
        {
            var next = new double[layers[l - 1]];
            for (var i = 0; i < layers[l]; i++)
            {
                var delta = error[i] * (1 - (outputs[l][i] * outputs[l][i]));
                for (var j = 0; j < layers[l - 1]; j++)
                {
                    next[j] += delta * weights[l - 1][i][j];
                    weights[l - 1][i][j] -= learningRate * delta * outputs[l - 1][j]; // WRONG weights[0]: weights[l - 1][i][j] -= learningRate * delta;
                }
            }

            error = next;
        }

        return error;
    }
}
