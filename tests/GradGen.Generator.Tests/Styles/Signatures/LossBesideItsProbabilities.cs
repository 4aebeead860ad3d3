// A loss of each class that gives its probabilities beside it, and takes them back in place of what it took.
using System;
using GradGen;

[GradCheckable]
public sealed partial class SoftmaxLoss
{
    public (double[] Probabilities, double[] Losses) Forward(double[] logits, double[] target)
    {
        var p = new double[logits.Length];
        var losses = new double[logits.Length];
        var sum = 0.0;
        for (int i = 0; i < p.Length; i++) sum += p[i] = Math.Exp(logits[i]);
        for (int i = 0; i < p.Length; i++)
        {
            p[i] /= sum;
            losses[i] = -target[i] * Math.Log(p[i]);
        }

        return (p, losses);
    }

    public double[] Backward(double[] probabilities, double[] target)
    {
        var d = new double[target.Length];
        for (int i = 0; i < d.Length; i++)
            d[i] = probabilities[i] - target[i]; // WRONG logits: d[i] = probabilities[i] - 2 * target[i];
        return d;
    }
}
