using System;
using GradGen;

namespace Samples;

/// <summary>A ratio that is cut where going further would be rewarded: whether it is depends on two inputs together.</summary>
[GradCheckable]
public sealed partial class ClippedPolicy(double clip = 0.2)
{
    private double[] _ratio = [], _advantages = [];

    public double Forward(double[] scores, double[] oldScores, double[] advantages)
    {
        _advantages = advantages;
        _ratio = new double[scores.Length];
        var loss = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            _ratio[i] = Math.Exp(scores[i] - oldScores[i]);
            loss -= Math.Min(_ratio[i] * advantages[i], Math.Clamp(_ratio[i], 1 - clip, 1 + clip) * advantages[i]);
        }

        return loss;
    }

    public double[] Backward()
    {
        var gradient = new double[_ratio.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            var isCut = _advantages[i] > 0 ? _ratio[i] > 1 + clip : _ratio[i] < 1 - clip; // WRONG scores: var isCut = _advantages[i] > 0 ? _ratio[i] > 1 + clip : _ratio[i] > 1 + clip;
            gradient[i] = isCut ? 0 : -_ratio[i] * _advantages[i];
        }

        return gradient;
    }
}
