using GradGen.Numerics;

namespace GradGen.Diagnosis.Evidence;

/// <summary>
/// What a report calls the parts of an output along its first axis: samples, which act apart; steps, of which later ones depend
/// on earlier ones; or what they are without knowing more.
/// </summary>
internal sealed record OutputRows(string One, string Many)
{
    private static readonly OutputRows Samples = new("sample", "samples");
    private static readonly OutputRows Steps = new("step", "steps");
    private static readonly OutputRows Rows = new("row", "rows of the output");

    /// <summary>Moves what belongs to the first and the last of them, to see which outputs that moves.</summary>
    internal static OutputRows Of(BlockEvidence evidence, int count)
    {
        var shape = evidence.OutputShape;
        var isVector = shape is not { Dimensions.Count: > 1 };
        // Every output of a vector acts apart from the others in some layers: only a size by that name makes samples of them.
        if ((!isVector || evidence.Sizes.Any(size => size.Key == "batch" && size.Value == count)) && Known(evidence, count) is { } known)
            return known;
        return !isVector ? Rows
            : count == evidence.Upstream.Length ? new("output", "outputs")
            : new("part", "equal parts of the output");
    }

    /// <summary>Whether one of them depends on what belongs to another, so that they are not samples.</summary>
    internal static bool AreCoupled(BlockEvidence evidence, int count) => Known(evidence, count) is { } known && known != Samples;

    private static OutputRows? Known(BlockEvidence evidence, int count)
    {
        var input = evidence.Blocks.Select(static block => block.Block)
            .FirstOrDefault(block => block.Kind == BlockKind.Input && !block.Shape.IsRagged && block.Shape.Length % count == 0);
        if (input is null || evidence.Upstream.Length == 0 || evidence.Upstream.Length % count != 0
            || (input.Shape.Dimensions.Count > 1 && input.Shape.Dimensions[0] != count))
            return null;
        var width = input.Shape.Length / count;
        var first = Moved(evidence, count, evidence.Trials.ChangesByOther(input, 0, width));
        var last = Moved(evidence, count, evidence.Trials.ChangesByOther(input, input.Shape.Length - width, width));
        return Array.IndexOf(last, true) != count - 1 || !first[0] ? Rows : Array.LastIndexOf(first, true) == 0 ? Samples : Steps;
    }

    private static bool[] Moved(BlockEvidence evidence, int count, double[] changes)
    {
        var width = changes.Length / count;
        var least = evidence.LeastOf(changes);
        return [.. Enumerable.Range(0, count).Select(row => VectorMath.Largest(changes.AsSpan(row * width, width)) > least)];
    }
}
