using GradGen.Generator.Samples.Code;

namespace GradGen.Generator.Samples;

/// <summary>
/// Integers with a default or among which code chooses: sizes that could as well be smaller, switches such as a stride of one, and what is left alone.
/// </summary>
internal static class IntegerChoices
{
    // Numbers of repetitions, places in a series of numbers, bounds: they say how well or how far, and not of what size.
    private static readonly string[] LeftAlone =
        ["seed", "iter", "epoch", "step", "round", "term", "order", "index", "version", "warm", "patience", "thread", "parallel", "log", "verbos",
            "max", "limit", "capacity", "precision", "digit", "ignore"];

    // Those among them that Forward goes by, and that may be one more: what converges goes on to.
    private static readonly string[] HowOften = ["iteration", "iterations", "iters", "step", "steps", "round", "rounds", "term", "terms", "order"];

    // More of them cost time, and are meant to be enough.
    private const int MostRepetitions = 16;

    internal static bool IsLeftAlone(Asked asked) => asked.IsNamed(LeftAlone);

    /// <summary>Whether it is a number that says how often something is done, which is checked at another value as a real number is.</summary>
    internal static bool IsHowOften(Asked asked) => asked.HasWord(HowOften);

    /// <summary>The values, the usual one first; null where it is a size like any other, none where the default is to be left alone.</summary>
    internal static IReadOnlyList<int>? Of(Asked asked, SampleFacts? facts)
    {
        var chosen = facts?.Chosen(asked.Symbol) ?? [];
        if (asked.Default is not int usual)
            return asked.HasDefault ? [] : WithoutDefault(asked, chosen, facts);
        if (chosen.Any(value => value != usual))
            return [usual, .. chosen.Where(value => value != usual)];
        if (OtherStep(asked, usual, facts) is { } step)
            return [usual, step];
        if (usual < 0 && asked.HasWord("axis", "dim"))
            return facts?.Accepts(asked.Symbol, 0) != false ? [usual, 0] : [];
        if (usual < 0 || IsLeftAlone(asked))
            return facts is null ? [] : OfNoSize(asked, usual, facts);
        // A large one costs time, and a small one is a guess at something that fits.
        if (usual > 5)
            return null;
        var other = usual > 1 ? usual + 2 : asked.IsNamed("axis", "dim") ? 1 - usual : usual + 1;
        return facts is null || facts.Accepts(asked.Symbol, other) ? [usual, other] : [usual];
    }

    // How far apart windows begin: those that begin closer to one another overlap.
    private static int? OtherStep(Asked asked, int usual, SampleFacts? facts)
    {
        var step = usual > 1 ? usual - 1 : 2;
        return facts is not null && facts.Steps.Contains(asked.Symbol) && facts.Accepts(asked.Symbol, step) ? step : null;
    }

    // What is compared with one number alone is something else, too.
    private static IReadOnlyList<int>? WithoutDefault(Asked asked, IReadOnlyList<int> chosen, SampleFacts? facts) =>
        chosen.Count > 1 ? chosen : chosen is [var only] && facts!.Accepts(asked.Symbol, only + 1) ? [only, only + 1] : null;

    private static IReadOnlyList<int> OfNoSize(Asked asked, int usual, SampleFacts facts)
    {
        if (IsHowOften(asked) && usual is > 0 and <= MostRepetitions && facts.InPasses.Contains(asked.Symbol) && facts.Accepts(asked.Symbol, usual + 1))
            return [usual, usual + 1];
        // An index that is looked for, and by default not found: a padding or a class that does not count.
        return usual < 2 && facts.Tested.Contains(asked.Symbol) && facts.Accepts(asked.Symbol, 1) ? [usual, usual == 1 ? 0 : 1] : [];
    }
}
