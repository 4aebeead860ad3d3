using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Symbols;

/// <summary>What is asked of symbols everywhere.</summary>
internal static class SymbolExtensions
{
    internal static bool Is(this ISymbol? one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>A type and its bases, the nearest first, without those that every type has.</summary>
    internal static IEnumerable<INamedTypeSymbol> WithBases(this INamedTypeSymbol? type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            yield return current;
    }

    /// <summary>Whether what a type declares belongs to another: it is that type or a base of it, whatever its arguments.</summary>
    internal static bool IsPartOf(this INamedTypeSymbol part, INamedTypeSymbol? whole) =>
        whole.WithBases().Any(type => type.OriginalDefinition.Is(part.OriginalDefinition));

    /// <summary>A method or property and those that it overrides.</summary>
    internal static IEnumerable<ISymbol> WithOverridden(this ISymbol member)
    {
        for (var current = member; current is not null;
            current = current is IPropertySymbol property ? property.OverriddenProperty : (current as IMethodSymbol)?.OverriddenMethod)
            yield return current;
    }

    /// <summary>What a virtual member is in a type: the nearest override; null where none is visible.</summary>
    internal static ISymbol? OverrideIn(this ISymbol member, INamedTypeSymbol? type) => type.WithBases()
        .SelectMany(candidate => candidate.GetMembers(member.Name))
        .FirstOrDefault(candidate => candidate.WithOverridden().Any(overridden => overridden.OriginalDefinition.Is(member.OriginalDefinition)));

    /// <summary>Whether a type is another one, or derives from it.</summary>
    internal static bool DerivesFrom(this ITypeSymbol? type, ITypeSymbol? other)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(other))
                return true;
        }

        return false;
    }

    /// <summary>Whether a type is another one, derives from it or implements it.</summary>
    internal static bool IsA(this ITypeSymbol type, ITypeSymbol other) =>
        type.DerivesFrom(other) || type.AllInterfaces.Contains(other, SymbolEqualityComparer.Default);

    /// <summary>The type of a field or property; null for anything else.</summary>
    internal static ITypeSymbol? MemberType(this ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    /// <summary>Whether the compiler keeps the value of a property in a field.</summary>
    internal static bool IsAuto(this IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => field.AssociatedSymbol.Is(property));

    /// <summary>The types in a namespace or a type, however deep.</summary>
    internal static IEnumerable<INamedTypeSymbol> AllTypes(this INamespaceOrTypeSymbol outer) =>
        outer.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(static member => member is INamedTypeSymbol type ? type.AllTypes().Prepend(type) : member.AllTypes());

    /// <summary>The name of the outermost namespace around one, or its own.</summary>
    internal static string? Outermost(this INamespaceSymbol? space)
    {
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name;
    }

    internal static bool IsObsolete(this ISymbol symbol) => symbol.GetAttributes().Any(static data => data.AttributeClass?.Name == "ObsoleteAttribute");

    /// <summary>A symbol as its user says it.</summary>
    internal static string Show(this ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
