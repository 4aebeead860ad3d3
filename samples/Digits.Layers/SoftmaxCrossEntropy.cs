using GradGen;

namespace Digits.Layers;

/// <summary>The loss: −log of the probability that the softmax of the logits gives to the right class, averaged over the batch.</summary>
[GradCheckable]
public sealed partial class SoftmaxCrossEntropy
{
    private double[,] _probabilities = new double[0, 0];
    private int[] _labels = [];

    public double Forward(double[,] logits, int[] labels)
    {
        var batch = logits.GetLength(0);
        var classes = logits.GetLength(1);
        _probabilities = new double[batch, classes];
        _labels = labels;
        var loss = 0.0;
        for (var n = 0; n < batch; n++)
        {
            // The largest logit is taken off all of them: the same softmax, and no exponential overflows.
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
        var batch = _probabilities.GetLength(0);
        var classes = _probabilities.GetLength(1);
        var dlogits = new double[batch, classes];
        for (var n = 0; n < batch; n++)
        {
            for (var c = 0; c < classes; c++)
                dlogits[n, c] = (_probabilities[n, c] - (c == _labels[n] ? 1 : 0)) / batch;
        }

        return dlogits;
    }
}
