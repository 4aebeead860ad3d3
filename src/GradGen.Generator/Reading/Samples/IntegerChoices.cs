namespace GradGen.Generator.Reading.Samples;

/// <summary>Integers with a default: sizes that could as well be smaller, switches such as a stride of one, and what is left alone.</summary>
internal static class IntegerChoices
{
    // Numbers of repetitions, places in a series of numbers, bounds: they say how well or how far, and not of what size.
    private static readonly string[] LeftAlone =
        ["seed", "iter", "epoch", "step", "round", "term", "order", "index", "version", "warm", "patience", "thread", "parallel", "log", "verbos", "max", "limit", "capacity", "precision", "digit", "ignore"];

    internal static bool IsLeftAlone(Asked asked) => asked.IsNamed(LeftAlone);

    /// <summary>The values, the usual one first; null where it is a size like any other, none where the default is to be left alone.</summary>
    internal static IReadOnlyList<int>? Of(Asked asked, SampleFacts? facts)
    {
        if (asked.Default is not int usual)
            return [];
        if (usual < 0 || IsLeftAlone(asked))
        {
            // An index that is looked for, and by default not found: a padding or a class that does not count.
            return usual < 2 && facts?.Tested.Contains(asked.Symbol) == true && facts.Accepts(asked.Symbol, 1) ? [usual, usual == 1 ? 0 : 1] : [];
        }

        // A large one costs time, and a small one is a guess at something that fits.
        if (usual > 5)
            return null;
        var other = usual > 1 ? usual + 2 : asked.IsNamed("axis", "dim") ? 1 - usual : usual + 1;
        return facts is null || facts.Accepts(asked.Symbol, other) ? [usual, other] : [usual];
    }
}
