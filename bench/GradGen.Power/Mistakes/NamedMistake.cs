using GradGen.Power.Mutation;

namespace GradGen.Power.Mistakes;

/// <summary>A mistake that people make, put into a layer of the corpus on purpose, with the cause that a report should name.</summary>
/// <param name="Cause">What is wrong, in a word.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Edits">What is put in place of what; each occurs once in the layer.</param>
internal sealed record NamedMistake(Cause Cause, string Layer, params (string Old, string New)[] Edits)
{
    /// <summary>All of them.</summary>
    internal static IReadOnlyList<NamedMistake> All { get; } = [.. Factors.All, .. Places.All, .. Flows.All];

    /// <summary>The layer with the mistake in it.</summary>
    internal string Text()
    {
        var text = CorpusLayer.All.Single(layer => layer.Name == Layer).Text;
        foreach (var (old, other) in Edits)
        {
            var place = text.IndexOf(old, StringComparison.Ordinal);
            if (place < 0 || text.IndexOf(old, place + 1, StringComparison.Ordinal) >= 0)
                throw new InvalidOperationException($"{Layer} does not have exactly one: {old}");
            text = text.Replace(old, other, StringComparison.Ordinal);
        }

        return text;
    }
}
