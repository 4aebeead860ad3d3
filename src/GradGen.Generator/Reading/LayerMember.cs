using GradGen.Generator.Reading.Storages;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>A field or auto-property of a layer, its own or one that it inherits and may use.</summary>
internal sealed record LayerMember(ISymbol Symbol, ITypeSymbol Type, bool IsReadOnly, IAssemblySymbol From)
{
    internal string Name => Symbol.Name;

    /// <summary>What the member is one of, as C#.</summary>
    internal string Owner { get; init; } = "this";

    /// <summary>How a size of it is called: by its name, behind that of the object that holds it.</summary>
    internal string Label => Owner == "this" ? Name : Owner.Substring(Owner.LastIndexOf('.') + 1) + "." + Name;

    internal string Access => Owner + "." + Literals.Identifier(Symbol.Name);

    internal Storage Storage { get; } = Storage.Of(Type, From);

    /// <summary>What it holds where it is a collection of arrays or matrices; null for anything else.</summary>
    internal StorageItems? Items { get; } = Type.SpecialType == SpecialType.None && Type.TypeKind is TypeKind.Array or TypeKind.Class or TypeKind.Struct or TypeKind.Interface ? StorageItems.Of(Type, From) : null;

    internal Location Location => Symbol.Locations[0];

    /// <summary>The members in declaration order, those of base types first.</summary>
    internal static IReadOnlyList<LayerMember> Of(INamedTypeSymbol layer)
    {
        var members = new List<LayerMember>();
        for (var type = layer; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            var inherited = !SymbolEqualityComparer.Default.Equals(type, layer);
            members.InsertRange(0, type.GetMembers()
                .Select(symbol => Read(symbol, layer.ContainingAssembly))
                .OfType<LayerMember>()
                .Where(member => !member.Symbol.Has("GradCheckIgnoreAttribute"))
                .Where(member => !inherited || IsVisible(member.Symbol, layer)));
        }

        return members;
    }

    /// <summary>The members of a base type that code in the layer cannot reach.</summary>
    internal static IReadOnlyList<LayerMember> HiddenIn(INamedTypeSymbol baseType, INamedTypeSymbol layer) =>
        [.. baseType.GetMembers().Select(symbol => Read(symbol, layer.ContainingAssembly)).OfType<LayerMember>().Where(member => !member.Symbol.Has("GradCheckIgnoreAttribute") && !IsVisible(member.Symbol, layer))];

    private static LayerMember? Read(ISymbol symbol, IAssemblySymbol from) => symbol switch
    {
        IFieldSymbol { IsStatic: false, IsConst: false, CanBeReferencedByName: true, AssociatedSymbol: null } field => new LayerMember(field, field.Type, field.IsReadOnly, from),
        IFieldSymbol { IsStatic: false, AssociatedSymbol: IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true, IsIndexer: false } property } =>
            new LayerMember(property, property.Type, property.SetMethod is null or { IsInitOnly: true }, from),
        _ => null,
    };

    private static bool IsVisible(ISymbol symbol, INamedTypeSymbol layer) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Private => false,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, layer.ContainingAssembly),
        _ => true,
    };
}
