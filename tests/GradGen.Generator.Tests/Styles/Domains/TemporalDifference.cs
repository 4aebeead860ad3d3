using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

namespace Domains;

/// <summary>The Huber loss of the temporal-difference error; nothing follows where an episode is done.</summary>
[GradCheckable]
public sealed partial class TemporalDifference(double discount = 0.9, double clip = 1.0, bool sum = false)
{
    private double[] _errors = [];
    private int[] _done = [];

    public double Forward(double[] values, double[] nextValues, double[] rewards, int[] done)
    {
        _done = done;
        _errors = new double[values.Length];
        var loss = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            _errors[i] = rewards[i] + (done[i] == 1 ? 0 : discount * nextValues[i]) - values[i];
            var size = Math.Abs(_errors[i]);
            loss += size <= clip ? size * size / 2 : clip * (size - clip / 2);
        }

        return sum ? loss : loss / values.Length;
    }

    public (double[] Values, double[] NextValues) Backward()
    {
        var n = _errors.Length;
        var (values, next) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var slope = Math.Clamp(_errors[i], -clip, clip) / (sum ? 1 : n);
            values[i] = -slope;
            next[i] = _done[i] == 1 ? 0 : discount * slope; // WRONG nextValues: next[i] = discount * slope;
        }

        return (values, next);
    }
}
