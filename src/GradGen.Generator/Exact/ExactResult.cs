using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact;

/// <summary>What came of running a layer in the machine.</summary>
internal sealed record ExactResult
{
    /// <summary>What ended the runs before anything could be said; null where they came to their end.</summary>
    internal string? Ended { get; init; }

    /// <summary>Whether every sample ran to its end at every point, so that what did not run is run by no check.</summary>
    internal bool IsComplete { get; init; }

    /// <summary>A wrong component of each block that has some, the one that is off the most.</summary>
    internal IReadOnlyList<Component> Wrong { get; init; } = [];

    /// <summary>The statements of Backward that may be to blame, the likeliest first.</summary>
    internal IReadOnlyList<(SyntaxNode Statement, double Score)> Suspects { get; init; } = [];

    /// <summary>The statement that is to blame; null where none is sure.</summary>
    internal Culprit? Culprit { get; init; }
}
