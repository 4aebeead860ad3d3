using System;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>One minus the overlap of two masks, over their sizes.</summary>
[GradCheckable]
public partial class DiceLoss
{
    public double Smooth { get; init; } = 1.0;
    private double[] p = [], t = [];

    public double Forward(double[] probabilities, double[] target)
    {
        (p, t) = (probabilities, target);
        double both = 0, sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            both += p[i] * t[i];
            sum += p[i] + t[i];
        }

        return 1 - (2 * both + Smooth) / (sum + Smooth);
    }

    public double[] Backward()
    {
        double both = p.Zip(t, (a, b) => a * b).Sum();
        double denominator = p.Sum() + t.Sum() + Smooth;
        var gradient = new double[p.Length];
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = -(2 * t[i] * denominator - (2 * both + Smooth)) / (denominator * denominator); // WRONG probabilities: gradient[i] = -2 * t[i] / denominator;
        return gradient;
    }
}
