using System;
using System.Linq;
using GradGen;

namespace Samples;

/// <summary>A margin between scores of one class and the other, which are called 1 and −1; anything else is refused.</summary>
[GradCheckable]
public sealed partial class OppositeLabels
{
    private double[] _scores = [];
    private int[] _labels = [];

    public double Forward(double[] scores, int[] labels)
    {
        if (labels.Any(label => label is not (1 or -1)))
            throw new ArgumentException("Labels are 1 and -1.");
        (_scores, _labels) = (scores, labels);
        return scores.Zip(labels, (score, label) => Math.Log(1 + Math.Exp(-label * score))).Sum();
    }

    public double[] Backward()
    {
        var gradient = new double[_scores.Length];
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = -_labels[i] / (1 + Math.Exp(_labels[i] * _scores[i])); // WRONG scores: gradient[i] = -1 / (1 + Math.Exp(_labels[i] * _scores[i]));
        return gradient;
    }
}
