using GradGen.Generator.Reading.Storages;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Reading;

/// <summary>A field or auto-property of a layer, its own or one that it inherits and may use; of an adopted layer also any other property.</summary>
internal sealed record LayerMember(ISymbol Symbol, ITypeSymbol Type, bool IsReadOnly, LayerView Layer)
{
    internal string Name => Symbol.Name;

    /// <summary>What the member is one of, as C#.</summary>
    internal string Owner { get; init; } = Layer.Receiver;

    /// <summary>How a size of it is called: by its name, behind that of the object that holds it.</summary>
    internal string Label => Owner == Layer.Receiver ? Name : Owner.Substring(Owner.LastIndexOf('.') + 1) + "." + Name;

    /// <summary>The property that it is reached through where a base class keeps the field to itself; null where the field can be used.</summary>
    internal IPropertySymbol? Through { get; init; }

    /// <summary>The key of the entry of a dictionary that it is; null for a whole member.</summary>
    internal string? Key { get; init; }

    internal string Access => Key is null ? Whole : $"global::GradGen.Theta.Entry({Whole}, {Literals.Of(Key)})";

    private string Whole => Owner + "." + Literals.Identifier((Through ?? Symbol).Name);

    internal Storage Storage { get; } = Storage.Of(Type, Layer.From);

    /// <summary>What it holds where it is a collection of arrays or matrices; null for anything else.</summary>
    internal StorageItems? Items { get; } = Type.SpecialType == SpecialType.None && Type.TypeKind is TypeKind.Array or TypeKind.Class or TypeKind.Struct or TypeKind.Interface ? StorageItems.Of(Type, Layer.From) : null;

    internal Location Location => Symbol.Locations[0];

    // Two readings of a type are two storages, and still the member is one.
    public bool Equals(LayerMember? other) => other is not null && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && Owner == other.Owner && Key == other.Key;

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol);

    /// <summary>Properties that show it by other names.</summary>
    internal IReadOnlyList<IPropertySymbol> Shown { get; init; } = [];

    /// <summary>Its names, that under which it is declared first.</summary>
    internal IEnumerable<string> Names => Shown.Select(static property => property.Name).Prepend(Name);

    /// <summary>Whether it is a property that keeps nothing itself.</summary>
    internal bool IsView => Symbol is IPropertySymbol property && !Layer.IsAdopted && !property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(kept => SymbolEqualityComparer.Default.Equals(kept.AssociatedSymbol, property));

    internal bool Has(string attribute) => Find(attribute) is not null;

    internal AttributeData? Find(string attribute) => Layer.Find(Symbol, attribute) ?? Shown.Select(property => property.Find(attribute)).FirstOrDefault(static data => data is not null);

    /// <summary>The members in declaration order, those of base types first.</summary>
    internal static IReadOnlyList<LayerMember> Of(LayerView layer)
    {
        var members = new List<LayerMember>();
        for (var type = layer.Type; type is { SpecialType: SpecialType.None }; type = type.BaseType)
            members.InsertRange(0, In(type, layer).Select(member => Reached(member, layer)).OfType<LayerMember>());
        return layer.IsAdopted ? WithoutHidden(members) : ShownMembers.Named(members, layer);
    }

    /// <summary>The members of a type, the layer or a base of it, that generated code cannot reach.</summary>
    internal static IReadOnlyList<LayerMember> HiddenIn(INamedTypeSymbol type, LayerView layer) => [.. In(type, layer).Where(member => Reached(member, layer) is null)];

    // A base class that is [GradCheckable] packs what it keeps to itself; a number cannot be changed through what a property gives.
    private static LayerMember? Reached(LayerMember member, LayerView layer) =>
        layer.CanUse(member.Symbol) ? member
            : !layer.IsAdopted && !member.Storage.IsScalar && !PrivateParameters.AreServed(member.Symbol.ContainingType) && ShownMembers.Showing(member, layer) is { } property ? member with { Through = property, IsReadOnly = true }
            : null;

    private static IEnumerable<LayerMember> In(INamedTypeSymbol type, LayerView layer) =>
        type.GetMembers().Select(symbol => layer.IsAdopted ? ReadFromOutside(symbol, layer) : Read(symbol, layer)).OfType<LayerMember>().Where(static member => !member.Has(AttributeReader.GradCheckIgnore));

    private static LayerMember? Read(ISymbol symbol, LayerView layer) => symbol switch
    {
        IFieldSymbol { IsStatic: false, IsConst: false, CanBeReferencedByName: true, AssociatedSymbol: null } field => new LayerMember(field, field.Type, field.IsReadOnly, layer),
        IFieldSymbol { IsStatic: false, AssociatedSymbol: IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true, IsIndexer: false } property } =>
            new LayerMember(property, property.Type, property.SetMethod is null or { IsInitOnly: true }, layer),
        _ => null,
    };

    // Whether a library's property has a field behind it cannot be seen, and need not: what it hands out is what is packed.
    private static LayerMember? ReadFromOutside(ISymbol symbol, LayerView layer) => symbol switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: { } getter, ExplicitInterfaceImplementations.IsEmpty: true, OverriddenProperty: null } property when ValueAccessReader.HandsOut(property, layer.From) && layer.CanUse(property) == layer.CanUse(getter) =>
            new LayerMember(property, property.Type, property.SetMethod is not { IsInitOnly: false } setter || !layer.CanUse(setter), layer),
        IPropertySymbol => null,
        IFieldSymbol { AssociatedSymbol: not null } => null,
        _ => Read(symbol, layer),
    };

    // A member that a derived type hides behind a new one of its own cannot be named.
    private static IReadOnlyList<LayerMember> WithoutHidden(List<LayerMember> members) =>
        [.. members.Where((member, index) => !members.Skip(index + 1).Any(later => later.Name == member.Name))];
}
