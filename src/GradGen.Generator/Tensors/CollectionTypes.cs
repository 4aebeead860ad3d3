using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>Which types are collections.</summary>
internal static class CollectionTypes
{
    /// <summary>Whether a type is a list of .NET, or an interface that a list and an array have.</summary>
    internal static bool IsList(INamedTypeSymbol type) =>
        type is
        {
            ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" }, Arity: 1,
            Name: "List" or "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable"
        };

    /// <summary>The interface of a dictionary that a type is or implements.</summary>
    internal static INamedTypeSymbol? Dictionary(INamedTypeSymbol type) => Implemented(type, "IDictionary", 2) ?? Implemented(type, "IReadOnlyDictionary", 2);

    /// <summary>The interface of that name in System.Collections.Generic that a type is or implements.</summary>
    internal static INamedTypeSymbol? Implemented(INamedTypeSymbol type, string name, int arity) =>
        new[] { type }.Concat(type.AllInterfaces).FirstOrDefault(candidate =>
            candidate.Name == name && candidate.Arity == arity
                && candidate.ContainingNamespace is { Name: "Generic", ContainingNamespace.Name: "Collections" });
}
