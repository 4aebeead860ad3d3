namespace GradGen.Power.Varied;

/// <summary>Every class that comes within a margin of the right one costs, linearly or squared.</summary>
[GradCheckable]
public partial class MulticlassHinge
{
    private readonly double margin;
    private readonly int power;
    private double[,] scores = new double[0, 0];
    private int[] targets = [];

    public MulticlassHinge(double margin = 1, int power = 1)
    {
        if (power != 1 && power != 2) throw new ArgumentOutOfRangeException(nameof(power), "only 1 and 2");
        this.margin = margin;
        this.power = power;
    }

    public double Forward(double[,] scores, int[] targets)
    {
        this.scores = scores;
        this.targets = targets;
        double loss = 0;
        for (int i = 0; i < scores.GetLength(0); i++)
            for (int c = 0; c < scores.GetLength(1); c++)
            {
                double excess = scores[i, c] - scores[i, targets[i]] + margin;
                if (c != targets[i] && excess > 0)
                    loss += power == 1 ? excess : excess * excess;
            }
        return loss / scores.GetLength(0);
    }

    public double[,] Backward()
    {
        var gradient = new double[scores.GetLength(0), scores.GetLength(1)];
        for (int i = 0; i < scores.GetLength(0); i++)
            for (int c = 0; c < scores.GetLength(1); c++)
            {
                double excess = scores[i, c] - scores[i, targets[i]] + margin;
                if (c == targets[i] || excess <= 0) continue;
                double slope = power == 1 ? 1 : 2 * excess;
                gradient[i, c] += slope / scores.GetLength(0);
                gradient[i, targets[i]] -= slope / scores.GetLength(0);
            }
        return gradient;
    }
}
