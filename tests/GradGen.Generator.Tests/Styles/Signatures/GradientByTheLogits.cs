// A cross-entropy of probabilities whose Backward gives the gradient with respect to the logits, for a network that leaves out the
// Backward of its softmax.
using System;
using GradGen;

[GradCheckable]
public sealed partial class CrossEntropyOfProbabilities
{
    private const float Smallest = 1e-7f;

    public float[] Forward(float[,] probabilities, int[] labels)
    {
        var losses = new float[labels.Length];
        for (var sample = 0; sample < labels.Length; sample++)
            losses[sample] = -MathF.Log(Math.Clamp(probabilities[sample, labels[sample]], Smallest, 1 - Smallest));
        return losses;
    }

    public float[,] Backward(float[,] probabilities, int[] labels)
    {
        var gradient = new float[probabilities.GetLength(0), probabilities.GetLength(1)];
        for (var sample = 0; sample < probabilities.GetLength(0); sample++)
        {
            for (var label = 0; label < probabilities.GetLength(1); label++)
                gradient[sample, label] = probabilities[sample, label] - (labels[sample] == label ? 1 : 0); // WRONG probabilities: gradient[sample, label] = (labels[sample] == label ? 1 : 0) - probabilities[sample, label];
        }

        return gradient;
    }
}
