namespace GradGen.Power.Varied;

/// <summary>The clipped surrogate objective of proximal policy optimisation.</summary>
[GradCheckable]
public partial class PpoLoss
{
    private readonly double clip;
    private double[] ratio = [];
    private double[] advantages = [];

    public PpoLoss(double clip = 0.2)
    {
        this.clip = clip;
    }

    public double Forward(double[] logProbabilities, double[] oldLogProbabilities, double[] advantages)
    {
        this.advantages = advantages;
        int n = logProbabilities.Length;
        ratio = new double[n];
        double loss = 0;
        for (int i = 0; i < n; i++)
        {
            ratio[i] = Math.Exp(logProbabilities[i] - oldLogProbabilities[i]);
            double clipped = Math.Min(Math.Max(ratio[i], 1 - clip), 1 + clip);
            loss -= Math.Min(ratio[i] * advantages[i], clipped * advantages[i]);
        }
        return loss / n;
    }

    public double[] Backward()
    {
        var grad = new double[ratio.Length];
        for (int i = 0; i < grad.Length; i++)
        {
            bool clippedAbove = advantages[i] > 0 && ratio[i] > 1 + clip;
            bool clippedBelow = advantages[i] < 0 && ratio[i] < 1 - clip;
            if (!clippedAbove && !clippedBelow)
                grad[i] = -ratio[i] * advantages[i] / grad.Length;
        }
        return grad;
    }
}
