using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Walking;

/// <summary>What patterns are made of.</summary>
internal static class Patterns
{
    /// <summary>The constants of a pattern that is made of them alone, <c>0 or 1</c>; null for any other.</summary>
    internal static IEnumerable<object>? Constants(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } value } } => [value],
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either
            when Constants(either.LeftPattern) is { } left && Constants(either.RightPattern) is { } right => left.Concat(right),
        _ => null,
    };

    /// <summary>The patterns that a pattern is put together from by <c>not</c>, <c>and</c> and <c>or</c>.</summary>
    internal static IEnumerable<IPatternOperation> Parts(this IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => negated.Pattern.Parts(),
        IBinaryPatternOperation both => both.LeftPattern.Parts().Concat(both.RightPattern.Parts()),
        _ => [pattern],
    };
}
