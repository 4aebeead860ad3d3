using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>The gradient of a parameter is that of some samples of the batch, or some steps, not the sum over all.</summary>
internal sealed class SomeSamplesOnly : IHypothesis
{
    private const int MostSamples = 64;

    public string Name => "not summed over the batch";

    public string? Explain(BlockEvidence evidence)
    {
        if (evidence.Block.Kind != BlockKind.Parameter || evidence.Upstream.Length == 0)
            return null;
        // Outputs whose own parameters Backward leaves out look like samples left out.
        if (evidence.Analytic.IndexOf(0) >= 0 && !evidence.IsRight(evidence.IsZero, 1))
            return null;
        foreach (var samples in Counts(evidence))
        {
            if (Explain(evidence, samples) is { } what)
                return $"the gradient of {evidence.Name} {what}";
        }

        return null;
    }

    private static string? Explain(BlockEvidence evidence, int samples)
    {
        var last = samples - 1;
        // What a penalty adds belongs to no sample, and stays.
        if (Lacks(evidence, (k, all) => all - OfSample(evidence, k, samples, last)))
            return $"is that of the last of {samples} {Rows().Many} alone: each {Rows().One} overwrites what the ones before it gave (= in place of +=).";
        if (Lacks(evidence, (k, all) => all - OfSample(evidence, k, samples, 0)))
            return $"is that of the first of {samples} {Rows().Many} alone: the others are left out.";
        if (Lacks(evidence, (k, _) => OfSample(evidence, k, samples, last)))
            return $"lacks the last of {samples} {Rows().Many}: a loop over them ends too early.";
        if (Lacks(evidence, (k, _) => OfSample(evidence, k, samples, 0)))
            return $"lacks the first of {samples} {Rows().Many}: a loop over them begins too late.";
        for (var sample = 1; sample < last; sample++)
        {
            var only = sample;
            if (Lacks(evidence, (k, all) => all - OfSample(evidence, k, samples, only)))
                return $"is that of one of {samples} {Rows().Many} alone, at index {sample}.";
        }

        return null;

        OutputRows Rows() => OutputRows.Of(evidence, samples);
    }

    private static bool Lacks(BlockEvidence evidence, Func<int, double, double> missing) =>
        evidence.IsExplainedBy(k => evidence.Derivative(k) - missing(k, VectorMath.Dot(evidence.Trials.OutputChanges(k), evidence.Upstream)));

    // What one sample of the batch adds to the derivative along a direction.
    private static double OfSample(BlockEvidence evidence, int k, int samples, int sample)
    {
        var changes = evidence.Trials.OutputChanges(k);
        var width = changes.Length / samples;
        return VectorMath.Dot(changes.AsSpan(sample * width, width), evidence.Upstream.Slice(sample * width, width));
    }

    // Outputs have an axis for samples, or they are flat, one sample after another, and how many is to be guessed.
    private static IEnumerable<int> Counts(BlockEvidence evidence)
    {
        if (evidence.OutputShape is not { IsRagged: false } shape)
            return [];
        if (shape.Dimensions.Count > 1)
            return shape.Dimensions[0] > 1 ? [shape.Dimensions[0]] : [];
        var batch = evidence.Sizes.FirstOrDefault(static size => size.Key == "batch").Value;
        // One number is soon explained by something, if enough is tried.
        return Enumerable.Range(2, MostSamples - 1)
            .Where(count => shape.Length % count == 0 && (evidence.Known > 1 || count == batch || count == shape.Length)).OrderBy(count => count != batch);
    }
}
