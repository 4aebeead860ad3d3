using GradGen.Diagnosis.Evidence;
using GradGen.Numerics;

namespace GradGen.Diagnosis.Hypotheses;

/// <summary>Of a layer with several outputs, the gradient is that of some, not of all.</summary>
internal sealed class OneOutputIgnored : IHypothesis
{
    public string Name => "output ignored";

    public string? Explain(BlockEvidence evidence)
    {
        var lengths = evidence.OutputLengths;
        if (lengths.Count < 2 || evidence.Upstream.Length == 0)
            return null;
        var start = 0;
        for (var output = 0; output < lengths.Count; output++)
        {
            var (from, count) = (start, lengths[output]);
            if (evidence.IsExplainedBy(k => evidence.Derivative(k) - Part(evidence, k, from, count)))
                return $"the gradient of {evidence.Name} lacks what comes through output {output + 1} of {lengths.Count}: Backward does not "
                    + "use that output's upstream gradient.";
            start += count;
        }

        return null;
    }

    private static double Part(BlockEvidence evidence, int k, int start, int count) =>
        VectorMath.Dot(evidence.Trials.OutputChanges(k).AsSpan(start, count), evidence.Upstream.Slice(start, count));
}
