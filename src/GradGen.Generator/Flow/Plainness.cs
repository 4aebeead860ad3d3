using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>Which types can hide no storage.</summary>
internal static class Plainness
{
    /// <summary>Numbers and texts.</summary>
    internal static bool IsPlain(ITypeSymbol? type) => type switch
    {
        null => true,
        ITypeParameterSymbol parameter => parameter.HasValueTypeConstraint || parameter.HasUnmanagedTypeConstraint
            || parameter.ConstraintTypes.Any(static constraint => constraint.ContainingNamespace is { Name: "Numerics", ContainingNamespace.Name: "System" }),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol => false,
        _ => type.IsUnmanagedType || type.SpecialType is SpecialType.System_String or SpecialType.System_Void,
    };

    /// <summary>Arrays, spans and sequences of numbers and texts.</summary>
    internal static bool HoldsPlain(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsPlain(array.ElementType),
        INamedTypeSymbol { TypeArguments: [var element], ContainingNamespace: var space } => IsPlain(element) && space.Outermost() == "System",
        _ => false,
    };

    /// <summary>Types that are another view of an array.</summary>
    internal static bool IsSpan(ITypeSymbol type) => type.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment";

    /// <summary>A member that is a number or an array of numbers.</summary>
    internal static bool IsNumbers(ISymbol member) =>
        member.MemberType() is { } type
            && (IsPlain(type) || type is IArrayTypeSymbol { ElementType: var element } && IsPlain(element));
}
