// Rows of weights, as many beginners have them.
using GradGen;

[GradCheckable]
public partial class JaggedDense
{
    double[][] weights, weightDeltas;
    double[] inputs = { };

    public JaggedDense(int inputCount, int neuronCount)
    {
        weights = new double[neuronCount][];
        weightDeltas = new double[neuronCount][];
        for (int i = 0; i < neuronCount; i++)
        {
            weights[i] = new double[inputCount];
            weightDeltas[i] = new double[inputCount];
        }
    }

    public double[] Forward(double[] x)
    {
        inputs = x;
        double[] y = new double[weights.Length];
        for (int i = 0; i < weights.Length; i++)
            for (int j = 0; j < weights[i].Length; j++) y[i] += weights[i][j] * x[j];
        return y;
    }

    public double[] BackwardPropagation(double[] dy)
    {
        double[] dx = new double[weights[0].Length];
        for (int i = 0; i < weights.Length; i++)
            for (int j = 0; j < weights[i].Length; j++)
            {
                weightDeltas[i][j] += dy[i] * inputs[j]; // WRONG weights: weightDeltas[i][j] = dy[i];
                dx[j] += dy[i] * weights[i][j];
            }
        return dx;
    }
}
