using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

public enum TieMethod { Breslow, Efron }

/// <summary>The negative partial log-likelihood of Cox's model. Times are whole numbers, events 1 or 0 (censored).</summary>
[GradCheckable]
public sealed partial class CoxLoss(TieMethod ties = TieMethod.Breslow)
{
    private double[] _risk = [];
    private int[] _times = [], _events = [];

    public double Forward(double[] logRisk, int[] times, int[] events)
    {
        (_risk, _times, _events) = (Array.ConvertAll(logRisk, Math.Exp), times, events);
        var loss = 0.0;
        for (var i = 0; i < logRisk.Length; i++)
        {
            if (events[i] == 0) continue;
            loss += Math.Log(AtRisk(i) - Share(i) * Tied(i)) - logRisk[i];
        }

        return loss;
    }

    public double[] Backward()
    {
        var gradient = new double[_risk.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            if (_events[i] == 0) continue;
            gradient[i] -= 1;
            var sum = AtRisk(i) - Share(i) * Tied(i);
            for (var j = 0; j < gradient.Length; j++)
            {
                if (_times[j] < _times[i]) continue;
                var part = _events[j] == 1 && _times[j] == _times[i] ? 1 - Share(i) : 1; // WRONG logRisk: var part = 1.0;
                gradient[j] += part * _risk[j] / sum;
            }
        }

        return gradient;
    }

    private double AtRisk(int i) => _risk.Where((_, j) => _times[j] >= _times[i]).Sum();

    private double Tied(int i) => _risk.Where((_, j) => _events[j] == 1 && _times[j] == _times[i]).Sum();

    // Of those that are tied, the kth leaves k - 1 shares of all of them out.
    private double Share(int i)
    {
        if (ties == TieMethod.Breslow) return 0;
        int before = 0, all = 0;
        for (var j = 0; j < _times.Length; j++)
        {
            if (_events[j] == 0 || _times[j] != _times[i]) continue;
            all++;
            if (j < i) before++;
        }

        return (double)before / all;
    }
}
