// The same as one mean over the batch, to one-hot targets, with what Forward was given kept for Backward.
using System;
using GradGen;

[GradCheckable]
public sealed partial class MeanCrossEntropy
{
    private double[,] _probabilities = new double[0, 0];
    private double[,] _targets = new double[0, 0];

    public double Forward(double[,] probabilities, double[,] targets)
    {
        _probabilities = probabilities;
        _targets = targets;
        var loss = 0.0;
        for (var sample = 0; sample < targets.GetLength(0); sample++)
        {
            for (var label = 0; label < targets.GetLength(1); label++)
                loss -= targets[sample, label] * Math.Log(probabilities[sample, label] + 1e-12);
        }

        return loss / targets.GetLength(0);
    }

    public double[,] Backward()
    {
        var (samples, labels) = (_targets.GetLength(0), _targets.GetLength(1));
        var gradient = new double[samples, labels];
        for (var sample = 0; sample < samples; sample++)
        {
            for (var label = 0; label < labels; label++)
                gradient[sample, label] = (_probabilities[sample, label] - _targets[sample, label]) / samples; // WRONG probabilities: gradient[sample, label] = (_probabilities[sample, label] - _targets[sample, label]) / labels;
        }

        return gradient;
    }
}
