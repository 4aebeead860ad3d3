using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>Names of types as reflection writes them.</summary>
internal static class ReflectionNames
{
    /// <summary><c>Outer+Layer`1[[Demo.Tanh, Demo]]</c>; a type parameter among the arguments stands for double.</summary>
    internal static string Of(INamedTypeSymbol type, IReadOnlyList<ITypeSymbol> typeArguments)
    {
        var name = Definition(type);
        return typeArguments.Count == 0 ? name : $"{name}[{string.Join(",", typeArguments.Select(static argument => $"[{Qualified(argument)}]"))}]";
    }

    internal static string Definition(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return Definition(outer) + "+" + type.MetadataName;
        return type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : Namespace(type.ContainingNamespace) + "." + type.MetadataName;
    }

    private static string Namespace(INamespaceSymbol space) =>
        space.ContainingNamespace.IsGlobalNamespace ? space.Name : Namespace(space.ContainingNamespace) + "." + space.Name;

    private static string Qualified(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named)
            return "System.Double";
        var arguments = new List<ITypeSymbol>();
        for (var current = named; current is not null; current = current.ContainingType)
            arguments.InsertRange(0, current.TypeArguments);
        // The framework's types are found without an assembly, which differs between compiling and running.
        var isFramework = named.ContainingAssembly.Name is "System.Runtime" or "System.Private.CoreLib" or "mscorlib" or "netstandard";
        return Of(named, arguments) + (isFramework ? string.Empty : ", " + named.ContainingAssembly.Name);
    }
}
