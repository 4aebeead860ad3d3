using GradGen.Generator.External;
using GradGen.Generator.Members;
using GradGen.Generator.Model;
using GradGen.Generator.Parameters;
using GradGen.Generator.Samples;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>The sizes of a member, complete: what constructors do not say of it, it shows itself.</summary>
internal sealed class MemberSizes(LayerFacts facts)
{
    /// <summary>What is not known of a member gets a name, with the member itself as the witness.</summary>
    internal SymbolicValue Complete(LayerMember member, SymbolicValue value)
    {
        // A layer that is not packed cannot be asked what it takes either; its code may show it.
        if (SubLayers.ElementOf(member) is var (type, _) && Adoptions.IsLayer(type, facts.Layer.From)
            && (type is not INamedTypeSymbol layer || SubLayers.IsPacked(layer, facts.Layer)))
            return new SymbolicValue.Layer(SubLayers.AccessOf(member), !type.Is(member.Type));
        if (SampleValues.IsListOfIntegers(member.Type) && member.Type.Name != "IEnumerable")
            return Integers(member, value);
        if (member.Items is { } items)
            return Items(member, items, value);
        if (member.Type.SpecialType == SpecialType.System_Int32)
            return IsCertain(value, member) ? value : new Number(facts.Own(member.Name, member.Access));
        if (member.Storage is { IsReal: false } && PartReader.Parameters(member) is { Count: > 0 } parts)
        {
            return new Instance(parts.ToDictionary(
                static part => part.Symbol.OriginalDefinition, part => Complete(part, Held(value, member, part)), SymbolEqualityComparer.Default));
        }

        if (!member.Storage.IsReal && !IsWritten(member) && Settings(member.Type, member.Label, member.Access) is { } settings)
            return settings;
        return member.Storage is not { IsScalar: false } storage || (storage.Own is { Axes.IsOpen: true } && value is not ArrayOf)
            ? Unknown : Array(member, storage, value as ArrayOf);
    }

    private bool IsWritten(LayerMember member) =>
        facts.Written.Contains(member.Name) || facts.Written.Contains(WrittenNames.Inside(member.Name));

    private ArrayOf Integers(LayerMember member, SymbolicValue value)
    {
        var length = value is ArrayOf { Axes: [{ } counted] } && !HasLoopVariables(counted) ? counted : Own(member, 0);
        return new ArrayOf([length], 1) { Integers = member.Access };
    }

    // Of items with sizes of their own, the first speaks for all.
    private ArrayOf Items(LayerMember member, StorageItems items, SymbolicValue value)
    {
        var axes = value is ArrayOf array && array.Axes.Count == items.Axes ? array.Axes : new Polynomial?[items.Axes];
        return new ArrayOf([.. axes.Select((size, axis) => KnownOr(size, member, axis))], items.Ranks[0]) { Access = items.HasKeys ? member.Access : null };
    }

    private ArrayOf Array(LayerMember member, Storage storage, ArrayOf? given)
    {
        if (given is null)
            facts.Late.Add(member.Symbol.OriginalDefinition);
        var axes = given is not null && (given.Axes.Count == storage.Axes || storage.Own is { Axes.IsOpen: true }) ? given.Axes : new Polynomial?[storage.Axes];
        return new ArrayOf(
            [.. axes.Select((size, axis) => storage.Own?.Axes.Fixed(axis) is { } known ? Polynomial.Constant(known) : KnownOr(size, member, axis))],
            storage.Own is null ? storage.Ranks[0] : axes.Count);
    }

    private Polynomial Own(LayerMember member, int axis) => facts.Own(Measures.Name(member, axis), Measures.Of(member, axis));

    // Nothing of size zero is what a layer works with: an array is allocated later.
    private Polynomial KnownOr(Polynomial? size, LayerMember member, int axis) =>
        size is null || size.AsConstant == 0 || HasLoopVariables(size) ? Own(member, axis) : size;

    // A constant that someone may set to another one is asked of the layer that was made.
    private bool IsCertain(SymbolicValue value, LayerMember member) =>
        value is Number { Value: var number } && !HasLoopVariables(number) && (number.AsConstant is null || !MayChange(member));

    private bool MayChange(LayerMember member) =>
        !facts.Written.Contains(member.Name) && member.Symbol is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null };

    private static SymbolicValue Held(SymbolicValue value, LayerMember holder, LayerMember part) => value switch
    {
        Instance instance when instance.Members.TryGetValue(part.Symbol.OriginalDefinition, out var held) => held,
        SymbolicValue.Tuple tuple when part.Symbol is IFieldSymbol field && holder.Type is INamedTypeSymbol { IsTupleType: true } type =>
            tuple.Parts.ElementAtOrDefault(type.TupleElements.IndexOf(field)) ?? Unknown,
        _ => Unknown,
    };

    // An object of the project's that holds integers: "_config.Width".
    private SymbolicValue? Settings(ITypeSymbol type, string label, Expression access)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsTupleType: false } named
            || !facts.Layer.HasSource(named) || LayerTypes.IsLayer(named))
            return null;
        var members = new TypeMembers(named, facts.Layer.From);
        var numbers = new Dictionary<ISymbol, SymbolicValue>(SymbolEqualityComparer.Default);
        var settings = type.NullableAnnotation == NullableAnnotation.Annotated && type.IsReferenceType ? new Expression.Sure(access) : access;
        foreach (var (symbol, _) in members.Values.Where(static value => value.Type.SpecialType == SpecialType.System_Int32))
            numbers[symbol.OriginalDefinition] = new Number(facts.Own($"{label}.{symbol.Name}", settings.Dot(symbol.Name)));
        return numbers.Count == 0 ? null : new Instance(numbers);
    }

    /// <summary>What is kept without a field: an array, or settings.</summary>
    internal SymbolicValue? Captured(IParameterSymbol parameter)
    {
        if (parameter.Type is not IArrayTypeSymbol)
            return Settings(parameter.Type, parameter.Name, new Expression.Named(parameter.Name));
        if (parameter.Type.NullableAnnotation == NullableAnnotation.Annotated || Storage.Of(parameter.Type) is not { IsReal: true, Ranks: [var rank] })
            return null;
        var array = new Expression.Named(parameter.Name);
        var axes = Enumerable.Range(0, rank).Select(axis => array.Length(axis, rank));
        return new ArrayOf([.. axes.Select(measure => facts.Own(measure.ToString(), measure))], rank);
    }

    private static bool HasLoopVariables(Polynomial size) => size.Names.Any(static name => name.IsVariable);
}
