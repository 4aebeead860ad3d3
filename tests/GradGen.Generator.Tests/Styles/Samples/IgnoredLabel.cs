using System;
using GradGen;

namespace Samples;

// Cross-entropy over the rows that have a label.
[GradCheckable]
public sealed partial class IgnoredLabel
{
    private double[,] _p = new double[0, 0];
    private int[] _labels = [];

    public double Forward(double[,] logits, int[] labels)
    {
        int rows = logits.GetLength(0), classes = logits.GetLength(1);
        _p = new double[rows, classes];
        _labels = labels;
        double loss = 0;
        var counted = 0;
        for (var r = 0; r < rows; r++)
        {
            double sum = 0;
            for (var c = 0; c < classes; c++)
                sum += _p[r, c] = Math.Exp(logits[r, c]);
            for (var c = 0; c < classes; c++)
                _p[r, c] /= sum;
            if (labels[r] == -1)
                continue;
            counted++;
            loss -= Math.Log(_p[r, labels[r]]);
        }

        return loss / Math.Max(counted, 1);
    }

    public double[,] Backward()
    {
        int rows = _p.GetLength(0), classes = _p.GetLength(1);
        var gradient = new double[rows, classes];
        var counted = 0;
        foreach (var label in _labels)
            counted += label == -1 ? 0 : 1; // WRONG logits: counted++;
        for (var r = 0; r < rows; r++)
        {
            if (_labels[r] == -1)
                continue;
            for (var c = 0; c < classes; c++)
                gradient[r, c] = (_p[r, c] - (c == _labels[r] ? 1 : 0)) / Math.Max(counted, 1);
        }

        return gradient;
    }
}
