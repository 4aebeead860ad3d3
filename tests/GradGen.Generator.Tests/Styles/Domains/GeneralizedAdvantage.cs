using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Advantages from rewards and values, one more value than rewards, going back over time.</summary>
[GradCheckable]
public partial class GeneralizedAdvantage
{
    private readonly double gamma, lambda;
    private bool[]? terminal;

    public GeneralizedAdvantage(double gamma = 0.99, double lambda = 0.95)
    {
        this.gamma = gamma;
        this.lambda = lambda;
    }

    public double[] Forward(double[] rewards, double[] values, bool[]? terminal = null)
    {
        if (values.Length != rewards.Length + 1) throw new ArgumentException("one value more than rewards");
        this.terminal = terminal;
        var advantages = new double[rewards.Length];
        double carried = 0;
        for (int t = rewards.Length - 1; t >= 0; t--)
        {
            double goesOn = terminal != null && terminal[t] ? 0 : 1;
            carried = rewards[t] + gamma * goesOn * values[t + 1] - values[t] + gamma * lambda * goesOn * carried;
            advantages[t] = carried;
        }
        return advantages;
    }

    public (double[] rewards, double[] values) Backward(double[] upstream)
    {
        var dRewards = new double[upstream.Length];
        var dValues = new double[upstream.Length + 1];
        double carried = 0;
        for (int t = 0; t < upstream.Length; t++)
        {
            double goesOn = terminal != null && terminal[t] ? 0 : 1;
            carried += upstream[t];
            dRewards[t] += carried;
            dValues[t] -= carried;
            dValues[t + 1] += gamma * goesOn * carried; // WRONG values: dValues[t + 1] += gamma * carried;
            carried *= gamma * lambda * goesOn;
        }
        return (dRewards, dValues);
    }
}
