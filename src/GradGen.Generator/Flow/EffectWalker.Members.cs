using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Fields, properties and elements, and the references to them.</summary>
internal sealed partial class EffectWalker
{
    private static readonly HashSet<string> Sizes = ["Length", "LongLength", "Count", "Rank", "IsEmpty", "Capacity", "IsReadOnly", "IsFixedSize", "HasValue"];

    private Value EvaluateField(IFieldReferenceOperation reference)
    {
        if (reference.Field.IsConst)
            return Value.None;
        if (reference.Instance is null)
            return IsPlain(reference.Type) ? Value.None : Value.Foreign;
        var instance = Evaluate(reference.Instance);
        if (!instance.Meets(Value.This))
            return Part(instance, reference);
        var others = instance.Except(Value.This);
        return MemberValue(Kept(reference.Field), reference) | (others.IsNone ? Value.None : Part(others, reference));
    }

    // "field" in the code of a property is what the property keeps.
    private static ISymbol Kept(IFieldSymbol field) => (field.AssociatedSymbol as IPropertySymbol ?? (ISymbol)field).OriginalDefinition;

    private Value MemberValue(ISymbol member, IOperation at)
    {
        _asked?.Add(member);
        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        if (!IsPlain(type))
            return Get(member);
        Read(_storages.Of(member), at);
        return Value.None;
    }

    // A field or an element of something: a number is read, anything else may be each part of it.
    private Value Part(Value whole, IOperation part)
    {
        if (whole.IsNone)
            return IsPlain(part.Type) ? Value.None : Value.Foreign;
        if (IsPlain(part.Type))
        {
            Read(whole, part);
            return Value.None;
        }

        if (part.Type is ITypeParameterSymbol)
            Read(whole, part);
        return whole | _storages.Elements(whole);
    }

    private Value EvaluateProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (reference.Instance is null)
        {
            return Resolve(property) is { GetMethod: { } get } && BodyOf(get) is { } code ? Enter(get, code, Value.None, reference.Arguments, reference)
                : IsPlain(reference.Type) ? Value.None : Value.Foreign;
        }

        var instance = Evaluate(reference.Instance);
        if (instance == Value.This && !property.IsIndexer)
            return EvaluateOwnProperty(reference);
        foreach (var argument in reference.Arguments)
            Read(Evaluate(argument.Value), argument);
        if (instance.Meets(Value.This))
        {
            Escape(instance, reference);
            return IsPlain(reference.Type) ? Value.None : Value.Unknown;
        }

        if (Sizes.Contains(property.Name) && IsPlain(reference.Type))
            return Value.None;
        // Parts of a span, as of an array, are itself.
        return property.Name is "Span" or "Memory" ? instance : Part(instance, reference);
    }

    private Value EvaluateOwnProperty(IPropertyReferenceOperation reference)
    {
        var property = Resolve(reference.Property);
        if (property.GetMethod is { } getter && BodyOf(getter) is { } body)
        {
            _asked?.Add(property.OriginalDefinition);
            return Enter(getter, body, Value.This, reference.Arguments, reference);
        }

        return MemberValue(property.OriginalDefinition, reference);
    }

    private Value EvaluateElement(IOperation array, IEnumerable<IOperation> indices, IOperation element)
    {
        var whole = Evaluate(array);
        var isRange = false;
        foreach (var index in indices)
        {
            Evaluate(index);
            isRange |= index.Type is { Name: "Range", ContainingNamespace.Name: "System" };
        }

        if (!isRange)
            return element.Type is null || IsPlain(element.Type) || element.Type is ITypeParameterSymbol ? Part(whole, element) : _storages.Elements(whole);
        // A range of an array is a copy, a range of a span is a part of it.
        if (element.Type is not IArrayTypeSymbol)
            return whole;
        Read(whole, element);
        var copy = _storages.CreatedAt(element.Syntax);
        if (!HoldsPlain(element.Type))
            _storages.Store(copy, _storages.Elements(whole));
        return copy;
    }

    /// <summary>What a reference to an expression refers into.</summary>
    private Value Address(IOperation? operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return Get(local.Local);
            case IParameterReferenceOperation parameter:
                return Get(parameter.Parameter);
            case IFieldReferenceOperation { Instance: { } instance } field:
                var holder = Evaluate(instance);
                return holder.Meets(Value.This) ? _storages.Of(Kept(field.Field)) | holder.Except(Value.This) : holder;
            case IPropertyReferenceOperation { Instance: { } instance } property:
                foreach (var argument in property.Arguments)
                    Evaluate(argument.Value);
                var owner = Evaluate(instance);
                return owner.Meets(Value.This) ? owner | Value.Unknown : owner;
            case IArrayElementReferenceOperation element:
                foreach (var index in element.Indices)
                    Evaluate(index);
                return Evaluate(element.ArrayReference);
            case IImplicitIndexerReferenceOperation element:
                Evaluate(element.Argument);
                return Evaluate(element.Instance);
            case IParenthesizedOperation parenthesized:
                return Address(parenthesized.Operand);
            case IConditionalOperation choice:
                Evaluate(choice.Condition);
                return Address(choice.WhenTrue) | Address(choice.WhenFalse);
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                Evaluate(assignment);
                return Address(assignment.Target);
            case IInvocationOperation call:
                return AddressOfCall(call);
            default:
                Evaluate(operation);
                return Value.Unknown;
        }
    }

    // A method that returns a reference to an element of what it is given, such as MemoryMarshal.GetReference or Unsafe.Add.
    private Value AddressOfCall(IInvocationOperation call)
    {
        var outer = _address;
        _address = Value.None;
        var value = Evaluate(call);
        var address = _address;
        _address = outer;
        return address | value | (address.IsNone && value.IsNone ? Value.Unknown : Value.None);
    }

    private Value _address;

    private IPropertySymbol Resolve(IPropertySymbol property)
    {
        if (!property.IsVirtual && !property.IsAbstract && !property.IsOverride)
            return property;
        for (var type = _layer; type is not null; type = type.BaseType)
        {
            foreach (var candidate in type.GetMembers(property.Name).OfType<IPropertySymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenProperty)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, property.OriginalDefinition))
                        return candidate;
                }
            }
        }

        return property;
    }
}
