using System;
using GradGen;

namespace Samples;

/// <summary>Labels that come in order somewhere along the frames, fewer of them than there are frames.</summary>
[GradCheckable]
public sealed partial class FewerLabels
{
    private double[,] _scores = new double[0, 0];
    private int[] _labels = [];

    public double Forward(double[,] scores, int[] labels)
    {
        if (scores.GetLength(0) < 2 * labels.Length)
            throw new ArgumentException("Too few frames.");
        (_scores, _labels) = (scores, labels);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum += scores[2 * i, labels[i]] * scores[(2 * i) + 1, labels[i]];
        return sum;
    }

    public double[,] Backward()
    {
        var gradient = new double[_scores.GetLength(0), _scores.GetLength(1)];
        for (var i = 0; i < _labels.Length; i++)
        {
            gradient[2 * i, _labels[i]] = _scores[(2 * i) + 1, _labels[i]];
            gradient[(2 * i) + 1, _labels[i]] = _scores[2 * i, _labels[i]]; // WRONG scores: gradient[(2 * i) + 1, _labels[i]] = _scores[i, _labels[i]];
        }

        return gradient;
    }
}
