using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Policy gradient with an entropy bonus: logits by step, the actions that were taken, and advantages.</summary>
[GradCheckable]
public partial class ActorCriticLoss
{
    private readonly double _entropyCoefficient;
    private double[,] _p = new double[0, 0];
    private int[] _actions = [];
    private double[] _advantages = [];

    public ActorCriticLoss(double entropyCoefficient = 0.0)
    {
        _entropyCoefficient = entropyCoefficient;
    }

    public double Forward(double[,] logits, int[] actions, double[] advantages)
    {
        int steps = logits.GetLength(0), n = logits.GetLength(1);
        _p = new double[steps, n];
        _actions = actions;
        _advantages = advantages;
        double loss = 0;
        for (int t = 0; t < steps; t++)
        {
            double sum = 0;
            for (int a = 0; a < n; a++) sum += Math.Exp(logits[t, a]);
            for (int a = 0; a < n; a++) _p[t, a] = Math.Exp(logits[t, a]) / sum;
            loss -= advantages[t] * Math.Log(_p[t, actions[t]]) + _entropyCoefficient * Entropy(t);
        }

        return loss / steps;
    }

    public double[,] Backward()
    {
        int steps = _p.GetLength(0), n = _p.GetLength(1);
        var gradient = new double[steps, n];
        for (int t = 0; t < steps; t++)
        {
            double entropy = Entropy(t);
            for (int a = 0; a < n; a++)
            {
                double policy = _advantages[t] * (_p[t, a] - (_actions[t] == a ? 1 : 0));
                double bonus = _entropyCoefficient * _p[t, a] * (Math.Log(_p[t, a]) + entropy); // WRONG logits: double bonus = _entropyCoefficient * (Math.Log(_p[t, a]) + 1);
                gradient[t, a] = (policy + bonus) / steps;
            }
        }

        return gradient;
    }

    private double Entropy(int t)
    {
        double entropy = 0;
        for (int a = 0; a < _p.GetLength(1); a++) entropy -= _p[t, a] * Math.Log(_p[t, a]);
        return entropy;
    }
}
