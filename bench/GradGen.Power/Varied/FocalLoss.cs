namespace GradGen.Power.Varied;

/// <summary>Binary cross-entropy that looks away from what is easy.</summary>
[GradCheckable]
public sealed partial class FocalLoss(double gamma = 2.0, double alpha = 0.25)
{
    public double Forward(double[] logits, int[] labels)
    {
        var loss = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            var p = Probability(logits[i], labels[i]);
            loss -= Weight(labels[i]) * Math.Pow(1 - p, gamma) * Math.Log(p);
        }

        return loss;
    }

    public double[] Backward(double[] logits, int[] labels)
    {
        var gradient = new double[logits.Length];
        for (var i = 0; i < logits.Length; i++)
        {
            var p = Probability(logits[i], labels[i]);
            var byP = (gamma * Math.Pow(1 - p, gamma - 1) * Math.Log(p)) - (Math.Pow(1 - p, gamma) / p);
            var slope = p * (1 - p) * (labels[i] == 1 ? 1 : -1);
            gradient[i] = Weight(labels[i]) * byP * slope;
        }

        return gradient;
    }

    private double Weight(int label) => label == 1 ? alpha : 1 - alpha;

    private static double Probability(double logit, int label) => 1 / (1 + Math.Exp(label == 1 ? -logit : logit));
}
