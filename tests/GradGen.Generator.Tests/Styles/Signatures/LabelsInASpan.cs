// Labels in a span, of which the loss keeps a copy.
using System;
using GradGen;

[GradCheckable]
public sealed partial class SpanLabelled
{
    private double[,] _logits = new double[0, 0];
    private int[] _labels = Array.Empty<int>();

    public double Forward(double[,] logits, ReadOnlySpan<int> labels)
    {
        (_logits, _labels) = (logits, labels.ToArray());
        var loss = 0.0;
        for (var n = 0; n < labels.Length; n++)
            loss += LogSum(n) - logits[n, labels[n]];
        return loss / labels.Length;
    }

    public double[,] Backward()
    {
        var gradient = new double[_logits.GetLength(0), _logits.GetLength(1)];
        for (var n = 0; n < _labels.Length; n++)
        {
            var all = LogSum(n);
            for (var c = 0; c < gradient.GetLength(1); c++)
            {
                var probability = Math.Exp(_logits[n, c] - all);
                gradient[n, c] = (probability - (c == _labels[n] ? 1 : 0)) / _labels.Length; // WRONG logits: gradient[n, c] = probability - (c == _labels[n] ? 1 : 0);
            }
        }

        return gradient;
    }

    private double LogSum(int n)
    {
        var sum = 0.0;
        for (var c = 0; c < _logits.GetLength(1); c++)
            sum += Math.Exp(_logits[n, c]);
        return Math.Log(sum);
    }
}
