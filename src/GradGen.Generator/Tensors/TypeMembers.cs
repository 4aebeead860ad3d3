using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tensors;

/// <summary>What code of one assembly can use of a type.</summary>
internal sealed class TypeMembers
{
    private readonly IAssemblySymbol? _from;

    internal TypeMembers(INamedTypeSymbol type, IAssemblySymbol? from)
    {
        (Type, _from) = (type, from);
        Members = [.. All(type).Where(CanUse)];
    }

    internal INamedTypeSymbol Type { get; }

    /// <summary>The assembly whose code it is; null for that of the type.</summary>
    internal IAssemblySymbol? From => _from;

    /// <summary>Those of the type and of its bases, the nearest first.</summary>
    internal IReadOnlyList<ISymbol> Members { get; }

    /// <summary>Fields, and properties that can be read and take no index.</summary>
    internal IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> Values =>
        ValuesOf(Members).Where(value => value.Symbol is not IPropertySymbol { GetMethod: { } getter } || CanUse(getter));

    /// <summary>The same with those that only the type itself can use.</summary>
    internal IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> HiddenToo => ValuesOf(All(Type));

    internal IEnumerable<IPropertySymbol> Indexers =>
        Members.OfType<IPropertySymbol>().Where(property => property.IsIndexer && property.GetMethod is { } getter && CanUse(getter));

    internal IEnumerable<IMethodSymbol> Methods =>
        Members.OfType<IMethodSymbol>().Where(static method => method.MethodKind == MethodKind.Ordinary && !method.IsGenericMethod);

    internal IEnumerable<IMethodSymbol> Constructors => Type.InstanceConstructors.Where(CanUse);

    /// <summary>Whether a type can be used, and those that it is in.</summary>
    internal bool CanUseType(INamedTypeSymbol type) => CanUse(type) && (type.ContainingType is not { } outer || (!outer.IsGenericType && CanUseType(outer)));

    /// <summary>Whether a member can be used, and not only its type.</summary>
    internal bool CanUse(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal =>
            _from is null || symbol.ContainingAssembly.Is(_from) || symbol.ContainingAssembly.GivesAccessTo(_from),
        _ => false,
    };

    private static IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> ValuesOf(IEnumerable<ISymbol> members)
    {
        foreach (var member in members)
        {
            if (member is IFieldSymbol { IsStatic: false, AssociatedSymbol: null } variable)
                yield return (variable, variable.Type);
            else if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null } property)
                yield return (property, property.Type);
        }
    }

    private static IEnumerable<ISymbol> All(INamedTypeSymbol type)
    {
        // What an interface asks of its classes includes what those behind it ask.
        foreach (var current in type.TypeKind == TypeKind.Interface ? type.WithBases().Concat(type.AllInterfaces) : type.WithBases())
        {
            foreach (var member in current.GetMembers())
                yield return member;
        }
    }
}
