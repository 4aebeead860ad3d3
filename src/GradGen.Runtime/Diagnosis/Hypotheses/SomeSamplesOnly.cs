namespace GradGen;

/// <summary>The gradient of a parameter is that of some samples of the batch, not the sum over all.</summary>
internal sealed class SomeSamplesOnly : IHypothesis
{
    public string Name => "not summed over the batch";

    public string? Explain(Evidence evidence)
    {
        if (evidence.Block.Kind != BlockKind.Parameter || evidence.Samples < 2 || evidence.Upstream.Length == 0)
            return null;
        var last = evidence.Samples - 1;
        var name = evidence.Block.Name;
        if (evidence.IsExplainedBy(k => evidence.OfSample(k, last)))
            return $"the gradient of {name} is that of the last sample alone: each sample overwrites what the ones before it gave (= in place of +=).";
        if (evidence.IsExplainedBy(k => evidence.OfSample(k, 0)))
            return $"the gradient of {name} is that of the first sample alone: the others are left out.";
        if (evidence.IsExplainedBy(k => evidence.Derivative(k) - evidence.OfSample(k, last)))
            return $"the gradient of {name} lacks the last sample of the batch: a loop over the samples ends too early.";
        if (evidence.IsExplainedBy(k => evidence.Derivative(k) - evidence.OfSample(k, 0)))
            return $"the gradient of {name} lacks the first sample of the batch: a loop over the samples begins too late.";
        for (var sample = 1; sample < last; sample++)
        {
            if (evidence.IsExplainedBy(k => evidence.OfSample(k, sample)))
                return $"the gradient of {name} is that of sample {sample} alone.";
        }

        return null;
    }
}
