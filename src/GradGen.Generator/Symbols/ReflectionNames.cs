using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>Names of types as reflection writes them.</summary>
internal static class ReflectionNames
{
    /// <summary>Whether a type can be an argument: one that is closed, and an object.</summary>
    internal static bool HasName(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol named => !named.IsUnboundGenericType && named.SpecialType != SpecialType.System_Void && !named.IsRefLikeType,
        IArrayTypeSymbol array => HasName(array.ElementType),
        ITypeParameterSymbol => true,
        _ => false,
    };

    /// <summary><c>Outer+Layer`1[[Demo.Tanh, Demo]]</c>; a type parameter among the arguments stands for double.</summary>
    internal static string Of(INamedTypeSymbol type, IReadOnlyList<ITypeSymbol?> typeArguments)
    {
        var name = Definition(type);
        return typeArguments.Count == 0 ? name : $"{name}[{string.Join(",", typeArguments.Select(static argument => $"[{Qualified(argument)}]"))}]";
    }

    /// <summary>The name of another type in the same namespace.</summary>
    internal static string InNamespaceOf(INamedTypeSymbol type, string name) =>
        type.ContainingNamespace.IsGlobalNamespace ? name : Namespace(type.ContainingNamespace) + "." + name;

    internal static string Definition(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return Definition(outer) + "+" + type.MetadataName;
        return type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : Namespace(type.ContainingNamespace) + "." + type.MetadataName;
    }

    private static string Namespace(INamespaceSymbol space) =>
        space.ContainingNamespace.IsGlobalNamespace ? space.Name : Namespace(space.ContainingNamespace) + "." + space.Name;

    private static string Qualified(ITypeSymbol? type, string brackets = "")
    {
        if (type is IArrayTypeSymbol array)
            return Qualified(array.ElementType, $"[{new string(',', array.Rank - 1)}]{brackets}");
        if (type is not INamedTypeSymbol named)
            return "System.Double" + brackets;
        var arguments = new List<ITypeSymbol?>();
        for (var current = named; current is not null; current = current.ContainingType)
            arguments.InsertRange(0, current.TypeArguments);
        // The simplest types are found without an assembly; for others it forwards to where they are when running.
        return Of(named, arguments) + brackets + (named.SpecialType == SpecialType.None ? ", " + named.ContainingAssembly.Name : string.Empty);
    }
}
