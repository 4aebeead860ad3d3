using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>Survival over intervals: logits of the hazards by subject, the interval of the last look, and whether it was an event.</summary>
[GradCheckable]
public partial class DiscreteHazard
{
    private double[,] hazards = new double[0, 0];
    private int[] intervals = [];
    private bool[] observed = [];

    public double Forward(double[,] logits, int[] intervals, bool[] observed)
    {
        int n = logits.GetLength(0), m = logits.GetLength(1);
        hazards = new double[n, m];
        this.intervals = intervals;
        this.observed = observed;
        double loss = 0;
        for (int i = 0; i < n; i++)
        {
            for (int t = 0; t < m; t++) hazards[i, t] = 1 / (1 + Math.Exp(-logits[i, t]));
            for (int t = 0; t <= intervals[i]; t++)
                loss -= t == intervals[i] && observed[i] ? Math.Log(hazards[i, t]) : Math.Log(1 - hazards[i, t]);
        }
        return loss / n;
    }

    public double[,] Backward()
    {
        var gradient = new double[hazards.GetLength(0), hazards.GetLength(1)];
        for (int i = 0; i < gradient.GetLength(0); i++)
            for (int t = 0; t <= intervals[i]; t++)
            {
                bool happened = t == intervals[i] && observed[i]; // WRONG logits: bool happened = t == intervals[i];
                gradient[i, t] = (hazards[i, t] - (happened ? 1 : 0)) / gradient.GetLength(0);
            }
        return gradient;
    }
}
