using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>A monotone calibration curve: rising steps between fixed knots, with learned heights.</summary>
[GradCheckable]
public sealed partial class Calibration
{
    private readonly double _low, _high;
    private readonly double[] _steps, _stepGradients;
    private double[] _scores = [];

    public Calibration(int pieces, double low = 0.0, double high = 4.0)
    {
        if (high <= low) throw new ArgumentException("high has to be above low");
        (_low, _high) = (low, high);
        _steps = new double[pieces];
        _stepGradients = new double[pieces];
    }

    public double[] Forward(double[] scores)
    {
        _scores = scores;
        return Array.ConvertAll(scores, s =>
        {
            double y = 0;
            for (int k = 0; k < _steps.Length; k++) y += Math.Exp(_steps[k]) * Filled(s, k);
            return y;
        });
    }

    public double[] Backward(double[] upstream)
    {
        double width = (_high - _low) / _steps.Length;
        var gradient = new double[_scores.Length];
        for (int n = 0; n < gradient.Length; n++)
            for (int k = 0; k < _steps.Length; k++)
            {
                double filled = Filled(_scores[n], k), height = Math.Exp(_steps[k]);
                _stepGradients[k] += upstream[n] * height * filled;
                if (filled > 0 && filled < 1) gradient[n] += upstream[n] * height / width; // WRONG scores: if (filled > 0) gradient[n] += upstream[n] * height / width;
            }

        return gradient;
    }

    private double Filled(double score, int piece)
    {
        double width = (_high - _low) / _steps.Length;
        return Math.Min(1, Math.Max(0, (score - _low - piece * width) / width));
    }
}
