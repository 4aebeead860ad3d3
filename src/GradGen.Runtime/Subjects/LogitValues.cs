using GradGen.Harness;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>Logits: the layer's array gets their softmax along the last axis.</summary>
internal sealed class LogitValues<T>(HarnessInput input) : InputValues<T>(input)
{
    private readonly int _row = input.Shape.Dimensions[input.Shape.Dimensions.Count - 1];

    internal override void Restore(int start, int count)
    {
        var first = start / _row * _row;
        var end = ((start + count + _row - 1) / _row) * _row;
        var shares = new T[end - first];
        for (var row = first; row < end; row += _row)
            Precision.FromDouble<T>(Softmax(Array.ConvertAll(Values.AsSpan(row, _row).ToArray(), Precision.ToDouble)), shares.AsSpan(row - first));
        Put(shares, first);
    }

    private static double[] Softmax(double[] logits)
    {
        var largest = logits.Max();
        var powers = Array.ConvertAll(logits, logit => Math.Exp(logit - largest));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }
}
