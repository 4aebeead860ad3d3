using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Samples;

/// <summary>Values for what a constructor asks.</summary>
internal static class SampleValues
{
    /// <summary>Whether a type is a list of integers, or what an array of them can be passed as.</summary>
    internal static bool IsListOfIntegers(ITypeSymbol type) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Int32 }
        || (type is INamedTypeSymbol
        {
            TypeArguments: [{ SpecialType: SpecialType.System_Int32 }], Name: "List" or "IList" or "IReadOnlyList"
            or "ICollection" or "IReadOnlyCollection" or "IEnumerable" or "ReadOnlySpan"
        } named
            && named.ContainingNamespace.ToDisplayString() is "System.Collections.Generic" or "System");
}
