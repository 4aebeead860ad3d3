namespace GradGen.Power;

/// <summary>What to run.</summary>
internal sealed record Options
{
    internal const string Help =
        """
        GradGen.Power [part …] [--quick] [--survivors] [--alone] [--layer NAME]
          parts        mutants, bugs, places, causes, cost; all of them when none is named
          --quick      a sample of everything, with the same columns
          --survivors  lists what GradGen did not find, and what it said of correct layers
          --alone      mutants: GradGen without its peers
          --layer      mutants: only the layers whose names contain NAME
        """;

    private static readonly string[] Names = ["mutants", "bugs", "places", "causes", "cost"];

    private static readonly string[] Switches = ["--quick", "--survivors", "--alone", "--layer"];

    /// <summary>A sample of everything, with the same columns.</summary>
    internal required bool Quick { get; init; }

    /// <summary>List what GradGen did not find, and what it complained about without cause.</summary>
    internal required bool Survivors { get; init; }

    /// <summary>GradGen without its peers.</summary>
    internal required bool Alone { get; init; }

    /// <summary>Only the layers whose names contain this.</summary>
    internal required string? Layer { get; init; }

    /// <summary>The parts to run; all when none is named.</summary>
    internal required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Seeds for each correct layer.</summary>
    internal int Seeds => Quick ? 20 : 1000;

    /// <summary>Of the mutants of a layer, as many at most, evenly spread.</summary>
    internal int MostMutants => Quick ? 16 : int.MaxValue;

    /// <summary>Layers that are compiled together.</summary>
    internal int LayersAtOnce => Quick ? 6 : 1;

    /// <summary>Null when the arguments ask for something that is not there, or for help.</summary>
    internal static Options? Parse(string[] arguments)
    {
        var layer = Array.IndexOf(arguments, "--layer") + 1;
        string[] words = [.. arguments.Where((_, index) => layer == 0 || index != layer)];
        if (layer == arguments.Length && layer > 0 || words.Any(static word => !Switches.Contains(word) && !Names.Contains(word)))
            return null;
        return new Options
        {
            Quick = words.Contains("--quick"),
            Survivors = words.Contains("--survivors"),
            Alone = words.Contains("--alone"),
            Layer = layer > 0 ? arguments[layer] : null,
            Parts = [.. words.Intersect(Names)],
        };
    }

    internal bool Runs(string part) => Parts.Count == 0 || Parts.Contains(part);
}
