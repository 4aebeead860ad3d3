namespace GradGen.Power.Varied;

/// <summary>The negative log-likelihood of a sequence of tags in a linear-chain random field.</summary>
[GradCheckable]
public partial class LinearChainCrf
{
    private readonly int tags;
    private readonly double[,] transitions;
    private readonly double[,] transitionGradients;
    private double[,] emissions = new double[0, 0];
    private double[,] alpha = new double[0, 0];
    private int[] path = [];
    private double logZ;

    public LinearChainCrf(int tags)
    {
        this.tags = tags;
        transitions = new double[tags, tags];
        transitionGradients = new double[tags, tags];
    }

    public double Forward(double[,] emissions, int[] path)
    {
        if (emissions.GetLength(1) != tags) throw new ArgumentException("one score for each tag");
        this.emissions = emissions;
        this.path = path;
        int steps = emissions.GetLength(0);
        alpha = new double[steps, tags];
        double score = emissions[0, path[0]];
        for (int j = 0; j < tags; j++) alpha[0, j] = emissions[0, j];
        for (int t = 1; t < steps; t++)
        {
            score += emissions[t, path[t]] + transitions[path[t - 1], path[t]];
            for (int j = 0; j < tags; j++)
            {
                var terms = new double[tags];
                for (int i = 0; i < tags; i++) terms[i] = alpha[t - 1, i] + transitions[i, j];
                alpha[t, j] = emissions[t, j] + LogSumExp(terms);
            }
        }
        var last = new double[tags];
        for (int j = 0; j < tags; j++) last[j] = alpha[steps - 1, j];
        logZ = LogSumExp(last);
        return logZ - score;
    }

    public double[,] Backward()
    {
        int steps = emissions.GetLength(0);
        var gradient = new double[steps, tags];
        var beta = new double[tags];
        for (int t = steps - 1; t >= 0; t--)
        {
            for (int j = 0; j < tags; j++)
                gradient[t, j] = Math.Exp(alpha[t, j] + beta[j] - logZ) - (path[t] == j ? 1 : 0);
            if (t == 0) break;
            var before = new double[tags];
            for (int i = 0; i < tags; i++)
            {
                var terms = new double[tags];
                for (int j = 0; j < tags; j++)
                {
                    terms[j] = transitions[i, j] + emissions[t, j] + beta[j];
                    transitionGradients[i, j] += Math.Exp(alpha[t - 1, i] + terms[j] - logZ);
                }
                before[i] = LogSumExp(terms);
            }
            transitionGradients[path[t - 1], path[t]] -= 1;
            beta = before;
        }
        return gradient;
    }

    private static double LogSumExp(double[] terms)
    {
        double max = terms.Max();
        return max + Math.Log(terms.Sum(term => Math.Exp(term - max)));
    }
}
