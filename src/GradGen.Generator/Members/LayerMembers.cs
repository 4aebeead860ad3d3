using GradGen.Generator.External;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Members;

/// <summary>Finds the members of a layer that generated code reaches, and those that it does not.</summary>
internal static class LayerMembers
{
    /// <summary>The members in declaration order, those of base types first.</summary>
    internal static IReadOnlyList<LayerMember> Of(LayerView layer)
    {
        var members = new List<LayerMember>();
        foreach (var type in layer.Type.WithBases())
            members.InsertRange(0, In(type, layer).Select(member => Reached(member, layer)).OfType<LayerMember>());
        return layer.IsAdopted ? WithoutHidden(members) : ShownMembers.Named(members, layer);
    }

    /// <summary>The members of a type, the layer or a base of it, that generated code cannot reach.</summary>
    internal static IReadOnlyList<LayerMember> HiddenIn(INamedTypeSymbol type, LayerView layer) =>
        [.. In(type, layer).Where(member => Reached(member, layer) is null)];

    /// <summary>The member of a base class that code generated for the layer cannot reach; null where none has the name.</summary>
    internal static LayerMember? FindHidden(string name, LayerView layer)
    {
        foreach (var type in layer.Type.BaseType.WithBases())
        {
            if (HiddenIn(type, layer).FirstOrDefault(hidden => hidden.Name == name) is { } found)
                return found;
        }

        return null;
    }

    // A base class that is [GradCheckable] packs what it keeps to itself; a number cannot be changed through what a property gives.
    private static LayerMember? Reached(LayerMember member, LayerView layer) =>
        layer.CanUse(member.Symbol) ? member
            : !layer.IsAdopted && !member.Storage.IsScalar && !Heirs.AreServed(member.Symbol)
                && ShownMembers.Showing(member, layer) is { } property ? member with { Through = property, IsReadOnly = true }
            : null;

    private static IEnumerable<LayerMember> In(INamedTypeSymbol type, LayerView layer) =>
        type.GetMembers().Select(symbol => layer.IsAdopted ? ReadFromOutside(symbol, layer) : Read(symbol, layer)).OfType<LayerMember>()
            .Where(static member => !member.Has(AttributeReader.GradCheckIgnore));

    private static LayerMember? Read(ISymbol symbol, LayerView layer) => symbol switch
    {
        IFieldSymbol { IsStatic: false, IsConst: false, CanBeReferencedByName: true, AssociatedSymbol: null } field =>
            new LayerMember(field, field.Type, field.IsReadOnly, layer),
        IFieldSymbol { IsStatic: false, AssociatedSymbol: IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true, IsIndexer: false } property } =>
            new LayerMember(property, property.Type, property.SetMethod is null or { IsInitOnly: true }, layer),
        _ => null,
    };

    // Whether a library's property has a field behind it cannot be seen, and need not: what it hands out is what is packed.
    private static LayerMember? ReadFromOutside(ISymbol symbol, LayerView layer) => symbol switch
    {
        IPropertySymbol
        {
            IsStatic: false, IsIndexer: false, GetMethod: { } getter, ExplicitInterfaceImplementations.IsEmpty: true,
            OverriddenProperty: null
        } property when ValueAccessReader.HandsOut(property, layer.From) && layer.CanUse(property) == layer.CanUse(getter) =>
            new LayerMember(property, property.Type, property.SetMethod is not { IsInitOnly: false } setter || !layer.CanUse(setter), layer),
        IPropertySymbol => null,
        IFieldSymbol { AssociatedSymbol: not null } => null,
        _ => Read(symbol, layer),
    };

    // A member that a derived type hides behind a new one of its own cannot be named.
    private static IReadOnlyList<LayerMember> WithoutHidden(List<LayerMember> members) =>
        [.. members.Where((member, index) => !members.Skip(index + 1).Any(later => later.Name == member.Name))];
}
