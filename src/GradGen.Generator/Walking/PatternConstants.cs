using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Walking;

/// <summary>Patterns that are made of constants alone: <c>1</c>, <c>0 or 1</c>.</summary>
internal static class PatternConstants
{
    /// <summary>The constants; null for any other pattern.</summary>
    internal static IEnumerable<object>? Of(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } value } } => [value],
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either when Of(either.LeftPattern) is { } left && Of(either.RightPattern) is { } right => left.Concat(right),
        _ => null,
    };
}
