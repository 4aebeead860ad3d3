// Backward adds up by what weights are to change, and a second method changes them.
using System;
using GradGen;

[GradCheckable]
public partial class UpdateAfterwards
{
    private readonly double[][] weights;
    private readonly double[][] changes;
    private double[] input = new double[0];

    public UpdateAfterwards(int inputCount, int outputCount)
    {
        weights = new double[outputCount][];
        changes = new double[outputCount][];
        for (int i = 0; i < outputCount; i++)
        {
            weights[i] = new double[inputCount];
            changes[i] = new double[inputCount];
        }
    }

    public double[] FeedForward(double[] x)
    {
        input = x;
        var y = new double[weights.Length];
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < weights[i].Length; j++) y[i] += weights[i][j] * x[j];
        }
        return y;
    }

    public double[] BackPropagate(double[] error)
    {
        var previous = new double[input.Length];
        for (int i = 0; i < error.Length; i++)
        {
            for (int j = 0; j < previous.Length; j++)
            {
                previous[j] += weights[i][j] * error[i];
                changes[i][j] += error[i] * input[j];
            }
        }
        return previous;
    }

    public void UpdateWeights(double learningRate, int batchSize)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            for (int j = 0; j < weights[i].Length; j++)
                weights[i][j] -= learningRate * changes[i][j] / batchSize; // WRONG weights: weights[i][j] -= 2 * learningRate * changes[i][j] / batchSize;
            Array.Clear(changes[i], 0, changes[i].Length);
        }
    }
}
