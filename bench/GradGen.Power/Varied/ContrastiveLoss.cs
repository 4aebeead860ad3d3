namespace GradGen.Power.Varied;

/// <summary>Draws rows of the same label together and pushes others apart up to a margin.</summary>
[GradCheckable]
public partial class ContrastiveLoss
{
    private readonly double margin;
    private double[][] embeddings = [];
    private int[] labels = [];

    public ContrastiveLoss(double margin = 1.0)
    {
        this.margin = margin;
    }

    public double Forward(double[][] embeddings, int[] labels)
    {
        this.embeddings = embeddings;
        this.labels = labels;
        double loss = 0;
        for (int i = 0; i < embeddings.Length; i++)
        {
            for (int j = i + 1; j < embeddings.Length; j++)
            {
                double d = Distance(i, j);
                if (labels[i] == labels[j])
                    loss += d * d;
                else if (d < margin)
                    loss += (margin - d) * (margin - d);
            }
        }
        return loss / Pairs;
    }

    public double[][] Backward()
    {
        var grads = new double[embeddings.Length][];
        for (int i = 0; i < grads.Length; i++) grads[i] = new double[embeddings[i].Length];
        for (int i = 0; i < embeddings.Length; i++)
        {
            for (int j = i + 1; j < embeddings.Length; j++)
            {
                double d = Distance(i, j);
                double factor;
                if (labels[i] == labels[j])
                    factor = 2;
                else if (d < margin)
                    factor = -2 * (margin - d) / d;
                else
                    continue;
                for (int k = 0; k < grads[i].Length; k++)
                {
                    double g = factor * (embeddings[i][k] - embeddings[j][k]) / Pairs;
                    grads[i][k] += g;
                    grads[j][k] -= g;
                }
            }
        }
        return grads;
    }

    private int Pairs => embeddings.Length * (embeddings.Length - 1) / 2;

    private double Distance(int i, int j)
    {
        double sum = 0;
        for (int k = 0; k < embeddings[i].Length; k++)
            sum += (embeddings[i][k] - embeddings[j][k]) * (embeddings[i][k] - embeddings[j][k]);
        return Math.Sqrt(sum);
    }
}
