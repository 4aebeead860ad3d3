// A matrix around rows.
using GradGen;

public class RowMatrix
{
    public readonly double[][] rows;

    public RowMatrix(int height, int width)
    {
        rows = new double[height][];
        for (int i = 0; i < height; i++)
            rows[i] = new double[width];
    }

    public int Height { get { return rows.Length; } }

    public int Width { get { return rows[0].Length; } }
}

[GradCheckable]
public partial class Recombine
{
    RowMatrix weights, weightGrads;
    double[] last = new double[0];

    public Recombine(int n, int m)
    {
        weights = new RowMatrix(m, n);
        weightGrads = new RowMatrix(m, n);
    }

    public double[] FeedForward(double[] input)
    {
        last = input;
        double[] result = new double[weights.Height];
        for (int i = 0; i < result.Length; i++)
            for (int j = 0; j < weights.Width; j++)
                result[i] += weights.rows[i][j] * input[j];
        return result;
    }

    public double[] BackPropagate(double[] error)
    {
        double[] result = new double[weights.Width];
        for (int i = 0; i < error.Length; i++)
            for (int j = 0; j < weights.Width; j++)
            {
                weightGrads.rows[i][j] += error[i] * last[j]; // WRONG weights: weightGrads.rows[i][j] += 0.5 * error[i] * last[j];
                result[j] += error[i] * weights.rows[i][j];
            }
        return result;
    }
}
