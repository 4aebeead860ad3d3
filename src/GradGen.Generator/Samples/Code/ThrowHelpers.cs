using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Samples.Code;

/// <summary>The framework's own guards, <c>ArgumentOutOfRangeException.ThrowIfLessThan(value, other)</c> and the like.</summary>
internal static class ThrowHelpers
{
    /// <summary>How the first argument compares with the second, or with zero, where the call throws.</summary>
    internal static BinaryOperatorKind? Comparison(IMethodSymbol method) =>
        method is not { IsStatic: true, ContainingType: { Name: "ArgumentOutOfRangeException", ContainingNamespace.Name: "System" } }
            ? null
            : method.Name switch
            {
                "ThrowIfLessThan" or "ThrowIfNegative" => BinaryOperatorKind.LessThan,
                "ThrowIfLessThanOrEqual" or "ThrowIfNegativeOrZero" => BinaryOperatorKind.LessThanOrEqual,
                "ThrowIfGreaterThan" => BinaryOperatorKind.GreaterThan,
                "ThrowIfGreaterThanOrEqual" => BinaryOperatorKind.GreaterThanOrEqual,
                "ThrowIfEqual" or "ThrowIfZero" => BinaryOperatorKind.Equals,
                "ThrowIfNotEqual" => BinaryOperatorKind.NotEquals,
                _ => null,
            };

    /// <summary>What the name says that it is compared with; null where a second argument says it.</summary>
    internal static object? Bound(IMethodSymbol method) => method.Name is "ThrowIfNegative" or "ThrowIfNegativeOrZero" or "ThrowIfZero" ? 0 : null;
}
