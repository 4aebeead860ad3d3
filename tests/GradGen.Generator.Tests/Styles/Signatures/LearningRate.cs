// Backward takes the step itself.
using GradGen;

[GradCheckable]
public partial class Perceptron
{
    private double[,] weights;
    private double[] biases;
    private double[] inputs = new double[0];

    public Perceptron(int inputCount, int outputCount)
    {
        weights = new double[outputCount, inputCount];
        biases = new double[outputCount];
    }

    public double[] FeedForward(double[] x)
    {
        inputs = x;
        var y = new double[biases.Length];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = biases[i];
            for (int j = 0; j < weights.GetLength(1); j++) y[i] += weights[i, j] * x[j];
        }
        return y;
    }

    public double[] BackPropagate(double[] error, double learningRate)
    {
        var previous = new double[inputs.Length];
        for (int i = 0; i < error.Length; i++)
        {
            biases[i] -= learningRate * error[i];
            for (int j = 0; j < previous.Length; j++)
            {
                previous[j] += weights[i, j] * error[i];
                weights[i, j] -= learningRate * error[i] * inputs[j]; // WRONG weights: weights[i, j] += learningRate * error[i] * inputs[j];
            }
        }
        return previous;
    }
}
