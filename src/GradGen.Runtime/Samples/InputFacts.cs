namespace GradGen.Samples;

/// <summary>What decides on the values that an input is given.</summary>
internal sealed record InputFacts
{
    /// <summary>How many values it has.</summary>
    internal int Count { get; init; }

    /// <summary>The sizes of its axes; none of a number.</summary>
    internal IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>Whether its rows have different lengths.</summary>
    internal bool IsRagged { get; init; }

    /// <summary>Whether it is what a loss compares with.</summary>
    internal bool IsTarget { get; init; }

    /// <summary>Whether its values are class numbers, indices or flags.</summary>
    internal bool IsLabel { get; init; }

    /// <summary>Whether they are true or false.</summary>
    internal bool IsBoolean { get; init; }

    /// <summary>The values that it takes.</summary>
    internal ValueRange? Domain { get; init; }

    /// <summary>How many class numbers there are, where Forward shows it.</summary>
    internal int LabelCount { get; init; }

    /// <summary>Integers that the code compares its values with.</summary>
    internal IReadOnlyList<int> ComparedWith { get; init; } = [];

    /// <summary>Whether there are no others.</summary>
    internal bool IsOneOfCompared { get; init; }

    /// <summary>Whether a target need not be a share or a probability.</summary>
    internal bool TakesAnySign { get; init; }

    /// <summary>How many flags, numbers of which each is one of two, a row has; 0 where so few show nothing, and for other inputs.</summary>
    internal int FlagsInARow =>
        (IsOneOfCompared ? ComparedWith.Count == 2 : IsBoolean) && !IsRagged && LastSize > 2 ? LastSize : 0;

    /// <summary>The size of the last axis; 0 where there is none.</summary>
    internal int LastSize => Sizes.Count == 0 ? 0 : Sizes[Sizes.Count - 1];
}
