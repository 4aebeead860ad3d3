using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>The values inside an object or a tuple that a layer holds, as members of their own.</summary>
internal static class HeldMembers
{
    /// <summary>None where the member is a storage, a layer or a collection.</summary>
    internal static IReadOnlyList<LayerMember> Of(LayerMember member)
    {
        if (member.Type is INamedTypeSymbol { IsTupleType: true } tuple)
            return [.. tuple.TupleElements
                .Select(element => new LayerMember(element, element.Type, member.IsReadOnly, member.Layer) { Owner = member.Access }).Where(IsValue)];
        if (PartReader.TypeOf(member) is not { } type || !type.Is(member.Type) || member.Storage.IsReal)
            return [];
        return [.. In(type, member.Layer, member.Access, isFixed: type.IsValueType && member.IsReadOnly).Where(IsValue)];
    }

    /// <summary>All that an object of a type holds and that is not ignored.</summary>
    /// <param name="type">The type.</param>
    /// <param name="layer">The layer whose code uses it.</param>
    /// <param name="owner">The object.</param>
    /// <param name="isFixed">Whether nothing in it can be assigned.</param>
    internal static IEnumerable<LayerMember> In(INamedTypeSymbol type, LayerView layer, Expression owner, bool isFixed = false)
    {
        var members = new TypeMembers(type, layer.From);
        return members.Values.Where(static value => !value.Symbol.Has(AttributeReader.GradCheckIgnore))
            .Select(value => new LayerMember(value.Symbol, value.Type, isFixed || IsReadOnly(value.Symbol, members), layer) { Owner = owner });
    }

    private static bool IsReadOnly(ISymbol symbol, TypeMembers members) =>
        symbol is IFieldSymbol field ? field.IsReadOnly : ((IPropertySymbol)symbol).SetMethod is not { IsInitOnly: false } setter || !members.CanUse(setter);

    private static bool IsValue(LayerMember held) => held.Storage.IsReal && !held.Storage.IsSpan && !(held.Storage.IsScalar && held.IsReadOnly);
}
