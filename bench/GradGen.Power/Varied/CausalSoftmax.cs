namespace GradGen.Power.Varied;

/// <summary>A softmax by rows over what came before, within a window if there is one.</summary>
[GradCheckable]
public partial class CausalSoftmax
{
    private readonly int? window;
    private double[,] weights = new double[0, 0];

    public CausalSoftmax(int? window = null)
    {
        this.window = window;
    }

    public double[,] Forward(double[,] scores)
    {
        int n = scores.GetLength(0);
        if (scores.GetLength(1) != n) throw new ArgumentException("scores have to be square");
        weights = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            double max = double.MinValue, sum = 0;
            for (int j = First(i); j <= i; j++) max = Math.Max(max, scores[i, j]);
            for (int j = First(i); j <= i; j++)
            {
                weights[i, j] = Math.Exp(scores[i, j] - max);
                sum += weights[i, j];
            }
            for (int j = First(i); j <= i; j++) weights[i, j] /= sum;
        }
        return weights;
    }

    public double[,] Backward(double[,] gradWeights)
    {
        int n = gradWeights.GetLength(0);
        var gradScores = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            double dot = 0;
            for (int j = First(i); j <= i; j++) dot += gradWeights[i, j] * weights[i, j];
            for (int j = First(i); j <= i; j++) gradScores[i, j] = weights[i, j] * (gradWeights[i, j] - dot);
        }
        return gradScores;
    }

    private int First(int i) => window is int w ? Math.Max(0, i - w + 1) : 0;
}
