using GradGen.Tool.Checking;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Output;

/// <summary>Something that is wrong, at a place in a file, for readers that show it there.</summary>
/// <param name="Rule">The number of the diagnostic, or <see cref="Measured"/>.</param>
/// <param name="Message">The layer, and what is wrong in it.</param>
/// <param name="Place">Where.</param>
internal sealed record Complaint(string Rule, string Message, FileLinePositionSpan Place)
{
    /// <summary>The rule of what the check measured, where no statement is known to be to blame.</summary>
    internal const string Measured = "wrong-gradient";

    /// <summary>What is wrong in the layers of a run: the statements to blame, or the layer where there are none.</summary>
    internal static IReadOnlyList<Complaint> Of(CheckResult result) => [.. result.Layers.Where(static layer => layer.Verdict == Verdict.Fail).SelectMany(Of)];

    private static IEnumerable<Complaint> Of(CheckedLayer layer)
    {
        if (layer.Blames.Count > 0)
            return layer.Blames.Select(blame => new Complaint(blame.Rule, $"{layer.Name}: {blame.Message}", blame.Place));
        var what = layer.Outcome.Blocks.Count > 0
            ? $"the gradient of {string.Join(", ", layer.Outcome.Blocks)} is wrong"
            : "Backward is not the derivative of Forward";
        return layer.Place is { } place ? [new Complaint(Measured, $"{layer.Name}: {what}{(layer.Outcome.Why is { } why ? $": {why}" : ".")}", place)] : [];
    }
}
