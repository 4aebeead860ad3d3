using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>
/// A value that some call computed, and the point it was computed at: the numbers that were passed, the arrays that were
/// passed, and all that had been written by then.
/// </summary>
/// <param name="Shape">What was called on what; two evaluations can be compared only where it is the same.</param>
/// <param name="Numbers">The real numbers among the arguments.</param>
/// <param name="Arrays">The arrays among the arguments: where they are, and what they are copies of.</param>
/// <param name="Heap">What had been written to, with the values.</param>
/// <param name="Locals">Locals that the call cannot read.</param>
/// <param name="Epoch">Changes when something may have been written that is not seen.</param>
/// <param name="Region">The loop body or function body.</param>
/// <param name="IsSingle">Whether the value is a float.</param>
internal sealed record Evaluation(
    string Shape,
    ImmutableArray<Evaluation.Number> Numbers,
    ImmutableArray<Evaluation.Place> Arrays,
    State Heap,
    ImmutableArray<Evaluation.Number> Locals,
    int Epoch,
    Region Region,
    bool IsSingle)
{
    /// <summary>A number that was passed or held, and how its source writes it.</summary>
    internal readonly record struct Number(string Text, Quantity Value, bool IsSingle);

    /// <summary>An array that was passed.</summary>
    internal readonly record struct Place(string Path, string Origin);
}

/// <summary>A loop body or function body, which has to leave behind what it found.</summary>
internal sealed class Region(State start)
{
    /// <summary>What was known when it began.</summary>
    internal State Start { get; } = start;

    /// <summary>Where the next round of the loop begins.</summary>
    internal ILabelSymbol? Continues { get; init; }

    /// <summary>The locals declared in it, which are not used afterwards.</summary>
    internal HashSet<string> Declared { get; } = [];

    /// <summary>What is known where it ends, in each of the ways it can end.</summary>
    internal List<State> Exits { get; } = [];
}
