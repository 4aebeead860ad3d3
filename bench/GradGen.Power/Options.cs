namespace GradGen.Power;

/// <summary>What to run.</summary>
internal sealed record Options
{
    internal const string Help =
        """
        GradGen.Power [part …] [--quick] [--survivors] [--alone] [--corpus NAME] [--layer NAME]
          parts        mutants, bugs, places, causes, exact, cost; all of them when none is named
          --quick      a sample of everything, with the same columns
          --survivors  lists what GradGen did not find, and what it said of correct layers
          --alone      mutants: GradGen without its peers
          --corpus     mutants: first, whose layers say what to check them on, or varied, whose layers do not; both when none is named
          --layer      mutants: only the layers whose names contain NAME
        """;

    private static readonly string[] Names = ["mutants", "bugs", "places", "causes", "exact", "cost"];

    private static readonly string[] Switches = ["--quick", "--survivors", "--alone"];

    private static readonly string[] Corpora = ["first", "varied"];

    /// <summary>A sample of everything, with the same columns.</summary>
    internal required bool Quick { get; init; }

    /// <summary>List what GradGen did not find, and what it complained about without cause.</summary>
    internal required bool Survivors { get; init; }

    /// <summary>GradGen without its peers.</summary>
    internal required bool Alone { get; init; }

    /// <summary>Only the layers whose names contain this.</summary>
    internal required string? Layer { get; init; }

    /// <summary>Only this corpus; both when none is named.</summary>
    internal required string? Corpus { get; init; }

    /// <summary>The parts to run; all when none is named.</summary>
    internal required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Seeds for each correct layer.</summary>
    internal int Seeds => Quick ? 20 : 1000;

    /// <summary>Seeds of the exact check for each correct layer.</summary>
    internal int ExactSeeds => Quick ? 2 : 100;

    /// <summary>Of the mutants of a layer, as many at most, evenly spread.</summary>
    internal int MostMutants => Quick ? 16 : int.MaxValue;

    /// <summary>Layers that are compiled together.</summary>
    internal int LayersAtOnce => Quick ? 6 : 1;

    /// <summary>Null when the arguments ask for something that is not there, or for help.</summary>
    internal static Options? Parse(string[] arguments)
    {
        var words = arguments.ToList();
        var (hasLayer, hasCorpus) = (Take(words, "--layer", out var layer), Take(words, "--corpus", out var corpus));
        if (!hasLayer || !hasCorpus || words.Any(static word => !Switches.Contains(word) && !Names.Contains(word)) || corpus is not null && !Corpora.Contains(corpus))
            return null;
        return new Options
        {
            Quick = words.Contains("--quick"),
            Survivors = words.Contains("--survivors"),
            Alone = words.Contains("--alone"),
            Layer = layer,
            Corpus = corpus,
            Parts = [.. words.Intersect(Names)],
        };
    }

    /// <summary>Whether to run what belongs to a corpus.</summary>
    internal bool Takes(string corpus) => Corpus is null || Corpus == corpus;

    internal bool Runs(string part) => Parts.Count == 0 || Parts.Contains(part);

    // False where the value of a switch is missing.
    private static bool Take(List<string> words, string name, out string? value)
    {
        var place = words.IndexOf(name);
        value = place >= 0 && place + 1 < words.Count ? words[place + 1] : null;
        if (value is not null)
            words.RemoveRange(place, 2);
        return place < 0 || value is not null;
    }
}
