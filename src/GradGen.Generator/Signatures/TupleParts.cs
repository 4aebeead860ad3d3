using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Signatures;

/// <summary>The parts of a tuple, <c>(double[] A, double[] B)</c> or a <c>System.Tuple</c>; each has a name where it was given one.</summary>
internal static class TupleParts
{
    /// <summary>Null for what is no tuple.</summary>
    internal static IReadOnlyList<(string? Name, ITypeSymbol Type)>? Of(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple =>
            [.. tuple.TupleElements.Select(static element => (element.IsExplicitlyNamedTupleElement ? element.Name : null, element.Type))],
        INamedTypeSymbol
        {
            Name: "Tuple", Arity: > 1 and < 8,
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
        } tuple =>
            [.. tuple.TypeArguments.Select(static part => ((string?)null, part))],
        _ => null,
    };

    /// <summary>Whether two types are the same tuple, whatever its parts are called.</summary>
    internal static bool Same(ITypeSymbol one, ITypeSymbol other) =>
        Of(one) is { } parts && Of(other) is { } others && one.IsValueType == other.IsValueType
            && parts.Select(static part => part.Type).SequenceEqual(others.Select(static part => part.Type), SymbolEqualityComparer.Default);
}
