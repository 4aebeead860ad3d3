using GradGen.Generator.Diagnostics;
using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Parameters;

/// <summary>Turns members that are parameters into models, or into problems where they cannot be packed.</summary>
internal sealed class ParameterBuilder(LayerView layer, StorageModels storages, List<LayerProblem> problems)
{
    /// <summary>The model of a parameter; null when it cannot be packed.</summary>
    /// <param name="member">The parameter.</param>
    /// <param name="gradient">Its gradient, if it has one.</param>
    /// <param name="element">The element type of the parameters before it, and after it.</param>
    internal ParameterModel? Build(LayerMember member, LayerMember? gradient, ref ITypeSymbol? element)
    {
        var items = member.Items ?? (gradient?.Items is null ? null : StorageItems.Rows(member.Type, member.Layer.From));
        var storage = items?.Storage ?? member.Storage;
        if (!storage.IsReal || (storage.Element is ITypeParameterSymbol && !IsTypeParameterOf(storage.Element)))
            return Fail(member, $"values of type {member.Type.Show()} cannot be packed{Unreachable(member.Type)}");
        element ??= storage.Element;
        if (!element.Is(storage.Element))
            return Fail(member, $"it holds {storage.Element.Show()} values, but the layer's others are {element.Show()}");
        if (storage.IsSpan)
            return Fail(member, "a span cannot be stored: show it as Memory, by AsMemory instead of AsSpan");
        if (storage.IsScalar && member.IsReadOnly)
            return Fail(member, "it is a read-only number, which a check cannot change");
        if (Obstacle(member) is { } obstacle)
            return Fail(member, obstacle);
        var kind = items is not null
            ? ParameterKind.Items
            : storage.IsScalar
            ? ParameterKind.Scalar
            : storage.Own is null
            ? ParameterKind.Array
            : ParameterKind.Storage;
        return new ParameterModel(member.Name, AccessOf(member, items), kind, gradient is null ? null : GradientFor(member, gradient, items),
            member.Layer.Domain(member.Symbol))
        {
            How = storages.NameOf(storage),
            IsReplaced = storage.Own is { IsInPlace: false },
            ItemType = items is null ? null : TypeNames.Of(items.Type),
        };
    }

    /// <summary>Tells of a parameter whose gradient a base class keeps to itself.</summary>
    internal void LeaveOut(LayerMember member, LayerMember gradient) =>
        Fail(member, $"of its gradient {gradient.Name}, {HiddenParameters.Why(gradient, gradient.Symbol.ContainingType, member.Layer)}");

    /// <summary>Tells of an object that keeps a parameter and its gradient to itself.</summary>
    internal void LeaveOut(LayerMember member, LayerMember parameter, LayerMember gradient) =>
        Fail(member, $"{parameter.Name} and {gradient.Name} are private to {parameter.Symbol.ContainingType.Name}: make both public or internal");

    private GradientModel? GradientFor(LayerMember parameter, LayerMember gradient, StorageItems? items)
    {
        if (items is not null)
            return GradientItems(parameter, gradient, items);
        if (gradient.Storage.Element.Is(parameter.Storage.Element) && gradient.Storage.IsScalar == parameter.Storage.IsScalar
            && !(gradient.Storage.IsScalar && gradient.IsReadOnly))
        {
            if ((gradient.Storage.IsSpan
                ? "a span cannot be stored: show it as Memory, by AsMemory instead of AsSpan"
                : Obstacle(gradient)) is not { } obstacle)
                return Model(gradient, storages);
            Fail(gradient, $"as the gradient of {parameter.Name}: {obstacle}", parameter.Name);
            return null;
        }

        // That the types differ is said by a rule of its own.
        if (gradient.Storage.IsScalar && gradient.IsReadOnly && parameter.Storage.IsScalar)
            Fail(gradient, $"as the gradient of {parameter.Name}, which is {parameter.Type.Show()}, it cannot be read-only", parameter.Name);
        return null;
    }

    private GradientModel? GradientItems(LayerMember parameter, LayerMember gradient, StorageItems items)
    {
        if ((gradient.Items ?? StorageItems.Rows(gradient.Type, gradient.Layer.From)) is not { } others || !items.Storage.Element.Is(others.Storage.Element))
            return null;
        if (Obstacle(gradient) is not { } obstacle)
            return new GradientModel(gradient.Name, AccessOf(gradient, others), storages.NameOf(others.Storage)) { ItemType = TypeNames.Of(others.Type) };
        Fail(gradient, $"as the gradient of {parameter.Name}: {obstacle}", parameter.Name);
        return null;
    }

    /// <summary>The model of a member that holds the gradient of another one.</summary>
    internal static GradientModel Model(LayerMember gradient, StorageModels storages) =>
        new(gradient.Name, gradient.Access, storages.NameOf(gradient.Storage), gradient.Storage.Own is { IsInPlace: false });

    /// <summary>What stands in the way of changing values of an own type.</summary>
    internal static string? Obstacle(LayerMember member) => (member.Items?.Storage ?? member.Storage).Own switch
    {
        { Values.CanSet: false } own =>
            $"the values of {own.Type.Name} can be read, but not set: give its indexer a setter, or expose an array or a span of them",
        { IsInPlace: false } own when member.Items is not null =>
            $"{own.Type.Name} is a struct that holds its values itself, so that a check would change a copy: make it a class, or keep its values in arrays",
        { IsInPlace: false } own when member.IsReadOnly =>
            $"{own.Type.Name} is a struct that holds its values itself, which a check cannot change where it is read-only",
        _ => null,
    };

    private string Unreachable(ITypeSymbol type) =>
        (Unpackable.Remedy(type) ?? HiddenNumbers.Lacks(type, layer.From)) is { } remedy ? ": " + remedy : string.Empty;

    // A default immutable array throws when it is read.
    private static Expression AccessOf(LayerMember member, StorageItems? items) =>
        items is not null && member.Type is INamedTypeSymbol { Name: "ImmutableArray", IsValueType: true }
            ? new Expression.UnlessDefault(member.Access) : member.Access;

    private bool IsTypeParameterOf(ITypeSymbol element)
    {
        for (var type = layer.Type; type is not null; type = type.ContainingType)
        {
            if (type.TypeParameters.Contains(element, SymbolEqualityComparer.Default))
                return true;
        }

        return false;
    }

    private ParameterModel? Fail(LayerMember member, string why, string? parameter = null)
    {
        problems.Add(new LayerProblem(Descriptors.UnpackableParameter, member.Location, member.Name, why) { Member = parameter });
        return null;
    }
}
