namespace GradGen.Power.Corpus;

/// <summary>Softmax and cross entropy in one, by class numbers, averaged over the batch.</summary>
[GradCheckable]
public sealed partial class SoftmaxCrossEntropy
{
    private double[,] _probabilities = new double[0, 0];
    private int[] _labels = [];

    public double Forward([Shape("4", "3")] double[,] logits, [Shape("4")] int[] labels)
    {
        var (batch, classes) = (logits.GetLength(0), logits.GetLength(1));
        _probabilities = new double[batch, classes];
        _labels = labels;
        var loss = 0.0;
        for (var n = 0; n < batch; n++)
        {
            var largest = double.NegativeInfinity;
            for (var c = 0; c < classes; c++)
                largest = Math.Max(largest, logits[n, c]);
            var sum = 0.0;
            for (var c = 0; c < classes; c++)
                sum += _probabilities[n, c] = Math.Exp(logits[n, c] - largest);
            for (var c = 0; c < classes; c++)
                _probabilities[n, c] /= sum;
            loss -= Math.Log(_probabilities[n, labels[n]]) / batch;
        }

        return loss;
    }

    public double[,] Backward()
    {
        var gradient = (double[,])_probabilities.Clone();
        var batch = gradient.GetLength(0);
        for (var n = 0; n < batch; n++)
        {
            gradient[n, _labels[n]] -= 1;
            for (var c = 0; c < gradient.GetLength(1); c++)
                gradient[n, c] /= batch;
        }

        return gradient;
    }
}
