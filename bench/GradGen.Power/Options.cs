namespace GradGen.Power;

/// <summary>What to run.</summary>
internal sealed record Options
{
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

    internal static Options Parse(string[] arguments)
    {
        var layer = Array.IndexOf(arguments, "--layer");
        return new Options
        {
            Quick = arguments.Contains("--quick"),
            Survivors = arguments.Contains("--survivors"),
            Alone = arguments.Contains("--alone"),
            Layer = layer >= 0 && layer + 1 < arguments.Length ? arguments[layer + 1] : null,
            Parts = [.. arguments.Where((argument, index) => !argument.StartsWith("--", StringComparison.Ordinal) && (layer < 0 || index != layer + 1))],
        };
    }

    internal bool Runs(string part) => Parts.Count == 0 || Parts.Contains(part);
}
