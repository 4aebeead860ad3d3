namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>All changes of a statement that are tried.</summary>
/// <param name="parts">The statement.</param>
/// <param name="terms">What they can be made of.</param>
internal sealed class Changes(StatementParts parts, Terms terms)
{
    private readonly IReadOnlyList<Rewrite> _slips = parts.IsCount ? [.. ConditionRewrites.OfCounts(parts, terms)] :
    [
        .. AssignmentRewrites.Of(parts),
        .. FactorRewrites.Literals(parts),
        .. ReplacementRewrites.Indices(parts, terms),
        .. OperatorRewrites.Of(parts, terms),
        .. ArgumentRewrites.Of(parts, terms),
        .. ArrayRewrites.Of(parts, terms),
        .. TermRewrites.Fewer(parts),
        .. ReplacementRewrites.Numbers(parts, terms),
        .. ReplacementRewrites.Sizes(parts, terms),
        .. ConditionRewrites.OfConditions(parts, terms),
    ];

    // There are many, and none is a slip: most statements are looked at for slips alone.
    private IReadOnlyList<Rewrite>? _others;

    /// <summary>The changes of a rank, the likelier first.</summary>
    internal IEnumerable<Rewrite> Of(Rank rank) => (rank == Rank.Slip ? _slips
        // Of what a condition could be made of, other conditions come first.
        : terms.IsBool(parts.Value) ? (_others ??= Others()).Concat(_slips)
        : _slips.Concat(_others ??= Others())).Where(rewrite => rewrite.Rank == rank);

    private IReadOnlyList<Rewrite> Others() => parts.IsCount ? [] : terms.IsBool(parts.Value) ? [.. ConditionRewrites.Others(parts, terms)] :
    [
        .. FactorRewrites.Constants(parts, terms),
        .. FactorRewrites.Fewer(parts),
        .. ConditionRewrites.OfNumbers(parts, terms),
        .. DerivativeRewrites.Of(parts, terms),
        .. FactorRewrites.More(parts, terms),
        .. TermRewrites.More(parts, terms),
        .. DerivativeRewrites.More(parts, terms),
        .. ConditionRewrites.OfFactors(parts, terms),
    ];
}
