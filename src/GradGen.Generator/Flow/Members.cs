using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Fields, properties and elements.</summary>
internal sealed class Members(EffectWalker walker)
{
    private static readonly HashSet<string> Sizes = ["Length", "LongLength", "Count", "Rank", "IsEmpty", "Capacity", "IsReadOnly", "IsFixedSize", "HasValue"];

    /// <summary>What keeps a value: "field" in the code of a property is the property.</summary>
    internal static ISymbol Kept(IFieldSymbol field) => (field.AssociatedSymbol as IPropertySymbol ?? (ISymbol)field).OriginalDefinition;

    /// <summary>The property that an instance of the layer has.</summary>
    internal IPropertySymbol Running(IPropertySymbol property) =>
        property.IsVirtual || property.IsAbstract || property.IsOverride ? property.OverrideIn(walker.Layer) as IPropertySymbol ?? property : property;

    internal Value Of(IFieldReferenceOperation reference)
    {
        if (reference.Field.IsConst)
            return Value.None;
        if (reference.Instance is null)
            return Outside(reference);
        var instance = walker.Evaluate(reference.Instance);
        if (!instance.Meets(Value.This))
            return Part(instance, reference);
        var others = instance.Except(Value.This);
        return Own(Kept(reference.Field), reference) | (others.IsNone ? Value.None : Part(others, reference));
    }

    internal Value Of(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (reference.Instance is null)
        {
            return property.GetMethod is { } get && walker.Calls.BodyOf(get) is { } code
                ? walker.Calls.Enter(get, code, Value.None, reference.Arguments, reference) : Outside(reference);
        }

        var instance = walker.Evaluate(reference.Instance);
        if (instance == Value.This && !property.IsIndexer)
        {
            property = Running(property);
            if (property.GetMethod is not { } getter || walker.Calls.BodyOf(getter) is not { } body)
                return Own(property.OriginalDefinition, reference);
            walker.Guards.Note(property.OriginalDefinition);
            return walker.Calls.Enter(getter, body, Value.This, reference.Arguments, reference);
        }

        foreach (var argument in reference.Arguments)
            walker.Log.Read(walker.Evaluate(argument.Value), argument);
        if (instance.Meets(Value.This))
        {
            walker.Log.Escape(instance, reference);
            return Plainness.IsPlain(reference.Type) ? Value.None : Value.Unknown;
        }

        if (Sizes.Contains(property.Name) && Plainness.IsPlain(reference.Type))
            return Value.None;
        // Parts of a span, as of an array, are itself.
        return property.Name is "Span" or "Memory" ? instance : Part(instance, reference);
    }

    internal Value ElementOf(IOperation array, IEnumerable<IOperation> indices, IOperation element)
    {
        var whole = walker.Evaluate(array);
        var isRange = false;
        foreach (var index in indices)
        {
            walker.Evaluate(index);
            isRange |= index.Type is { Name: "Range", ContainingNamespace.Name: "System" };
        }

        if (!isRange)
            return Plainness.IsPlain(element.Type) || element.Type is ITypeParameterSymbol ? Part(whole, element) : walker.Storages.Elements(whole);
        // A range of an array is a copy, a range of a span is a part of it.
        if (element.Type is not IArrayTypeSymbol)
            return whole;
        walker.Log.Read(whole, element);
        return walker.Storages.CreatedAt(element.Syntax, element.Type, walker.Storages.Elements(whole));
    }

    /// <summary>A number that is seen through something is read with it; anything else may be each part of it.</summary>
    internal Value Seen(Value whole, IOperation part)
    {
        if (!Plainness.IsPlain(part.Type))
            return whole | walker.Storages.Elements(whole);
        walker.Log.Read(whole, part);
        return Value.None;
    }

    private Value Own(ISymbol member, IOperation at)
    {
        walker.Guards.Note(member);
        if (!Plainness.IsPlain(member.MemberType()))
            return walker.Variables.Get(member);
        walker.Log.Read(walker.Storages.Of(member), at);
        return Value.None;
    }

    private Value Part(Value whole, IOperation part)
    {
        if (whole.IsNone)
            return Outside(part);
        // Of a generic element it is not known whether it is a number.
        if (part.Type is ITypeParameterSymbol)
            walker.Log.Read(whole, part);
        return Seen(whole, part);
    }

    private static Value Outside(IOperation value) => Plainness.IsPlain(value.Type) ? Value.None : Value.Foreign;
}
