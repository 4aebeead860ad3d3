using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Cross-entropy between the rankings by relevance and by score, both as softmaxes at a temperature.</summary>
[GradCheckable]
public sealed partial class ListNetLoss
{
    private double[] _wanted = [], _got = [];

    public double Temperature { get; init; } = 1.0;

    /// <summary>Whether lists of nothing but zeros count.</summary>
    public bool SkipEmpty { get; init; }

    public double Forward(double[] scores, int[] relevance)
    {
        _got = Softmax(scores, Temperature);
        _wanted = Softmax(Array.ConvertAll(relevance, r => (double)r), 1);
        if (SkipEmpty && relevance.All(r => r == 0)) _wanted = new double[scores.Length];
        double loss = 0;
        for (int i = 0; i < scores.Length; i++) loss -= _wanted[i] * Math.Log(_got[i]);
        return loss;
    }

    public double[] Backward()
    {
        var gradient = new double[_got.Length];
        double mass = _wanted.Sum();
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = (mass * _got[i] - _wanted[i]) / Temperature; // WRONG scores: gradient[i] = mass * _got[i] - _wanted[i];
        return gradient;
    }

    private static double[] Softmax(double[] v, double temperature)
    {
        var e = Array.ConvertAll(v, s => Math.Exp(s / temperature));
        double sum = e.Sum();
        return Array.ConvertAll(e, s => s / sum);
    }
}
