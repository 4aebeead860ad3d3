using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Assignments: what is written, and what names mean afterwards.</summary>
internal sealed partial class EffectWalker
{
    private Value EvaluateAssignment(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation { Local: var local } } rebind:
                Set(local, Address(rebind.Value));
                return Value.None;
            case ISimpleAssignmentOperation assignment:
                var value = Evaluate(assignment.Value);
                Assign(assignment.Target, value, IsZero(assignment.Value), assignment);
                return value;
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction.Target, deconstruction.Value, deconstruction);
            case ICoalesceAssignmentOperation late:
                return AssignLate(late);
            case ICompoundAssignmentOperation change:
                Evaluate(change.Target);
                var operand = Evaluate(change.Value);
                if (change.OperatorMethod is not null)
                    Read(_storages.Deep(operand), change);
                Assign(change.Target, IsPlain(change.Type) ? Value.None : _storages.CreatedAt(change.Syntax) | Value.Foreign, isZero: false, change);
                return Value.None;
            case IIncrementOrDecrementOperation step:
                Evaluate(step.Target);
                Assign(step.Target, Value.None, isZero: false, step);
                return Value.None;
            default:
                return EvaluateOther(operation);
        }
    }

    private Value AssignLate(ICoalesceAssignmentOperation late)
    {
        var asked = Ask(late.Target);
        var present = Evaluate(late.Target);
        UnderGuard(asked, () => present |= Otherwise(() =>
        {
            var value = Evaluate(late.Value);
            Assign(late.Target, value, IsZero(late.Value), late);
            return value;
        }));
        return present;
    }

    private Value Deconstruct(IOperation target, IOperation value, IOperation at)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (target is not ITupleOperation targets)
        {
            var whole = Evaluate(value);
            Assign(target, whole, IsZero(value), at);
            return whole;
        }

        if (value is IConversionOperation { Operand: ITupleOperation inner })
            value = inner;
        if (value is not ITupleOperation values || values.Elements.Length != targets.Elements.Length)
        {
            var whole = Evaluate(value);
            AssignEach(targets, whole, at);
            return whole;
        }

        // All of the right side is evaluated before anything is assigned.
        var parts = values.Elements.Select(Evaluate).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            if (targets.Elements[i] is ITupleOperation nested)
                AssignEach(nested, parts[i], at);
            else
                Assign(targets.Elements[i], parts[i], IsZero(values.Elements[i]), at);
        }

        return parts.Aggregate(Value.None, static (sum, part) => sum | part);
    }

    private void AssignEach(ITupleOperation targets, Value whole, IOperation at)
    {
        foreach (var part in targets.Elements)
        {
            if (part is ITupleOperation nested)
                AssignEach(nested, whole, at);
            else
                Assign(part, IsPlain(part.Type) ? Value.None : whole | _storages.Elements(whole), isZero: false, at);
        }
    }

    private void Assign(IOperation target, Value value, bool isZero, IOperation at)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, isZero, at);
                break;
            case IParenthesizedOperation parenthesized:
                Assign(parenthesized.Operand, value, isZero, at);
                break;
            case IDiscardOperation:
                // Said to be left alone on purpose.
                Read(_storages.Deep(value), at);
                break;
            case ILocalReferenceOperation { Local: { IsRef: true } local }:
                Write(Get(local), value, isZero, at);
                break;
            case ILocalReferenceOperation { Local: var local }:
                if (_madeFrom.TryGetValue(local, out var made) && _asked is null && at is ISimpleAssignmentOperation)
                    made.Clear();
                if (!IsPlain(local.Type))
                    Set(local, value);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                AssignParameter(parameter, value, isZero, at);
                break;
            case IFieldReferenceOperation field:
                AssignField(field, value, isZero, at);
                break;
            case IPropertyReferenceOperation property:
                AssignProperty(property, value, isZero, at);
                break;
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInvocationOperation or IConditionalOperation:
                Write(Address(target), value, isZero, at);
                break;
            case ITupleOperation tuple:
                AssignEach(tuple, value, at);
                break;
            default:
                Escape(value, at);
                Escape(Evaluate(target) | Value.Unknown, at);
                break;
        }
    }

    private void AssignParameter(IParameterSymbol parameter, Value value, bool isZero, IOperation at)
    {
        var symbol = Unaliased(parameter);
        if (symbol is IFieldSymbol or IPropertySymbol)
            AssignMember(symbol, value, isZero, at);
        else if (symbol is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } reference && !SymbolEqualityComparer.Default.Equals(reference.ContainingSymbol, _root))
            Write(Get(reference), value, isZero, at);
        else if (!IsPlain(parameter.Type) || _arguments.Contains(symbol))
            Set(symbol, value);
    }

    private void AssignField(IFieldReferenceOperation field, Value value, bool isZero, IOperation at)
    {
        if (field.Instance is null)
        {
            Escape(value, at);
            return;
        }

        var holder = Evaluate(field.Instance);
        if (holder == Value.This)
            AssignMember(Kept(field.Field), value, isZero, at);
        else
            AssignPart(field.Instance, holder, value, isZero, at);
    }

    private void AssignProperty(IPropertyReferenceOperation reference, Value value, bool isZero, IOperation at)
    {
        if (reference.Instance is null)
        {
            Escape(value, at);
            return;
        }

        var holder = Evaluate(reference.Instance);
        if (holder == Value.This && !reference.Property.IsIndexer)
        {
            var property = Resolve(reference.Property);
            if (property.SetMethod is { Parameters: [var input] } setter && BodyOf(setter) is { } body)
                EnterSetter(setter, input, body, value, reference);
            else
                AssignMember(property.OriginalDefinition, value, isZero, at);
            return;
        }

        foreach (var argument in reference.Arguments)
            Evaluate(argument.Value);
        if (holder.Meets(Value.This))
            Escape(holder | value, at);
        else
            AssignPart(reference.Instance, holder, value, isZero, at);
    }

    private void AssignMember(ISymbol member, Value value, bool isZero, IOperation at)
    {
        var own = _storages.Of(member);
        // The very same array again is no other.
        if (!value.IsNone && value.Meets(own))
        {
            Set(member, value);
            return;
        }

        Note(isZero || (!value.IsNone && value.IsWithin(_storages.Blank)) ? EffectKind.Clear : EffectKind.Write, own, at, isWhole: true);
        // What a member keeps may be read later.
        Read(_storages.Deep(value), at);
        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        if (!IsPlain(type))
            Set(member, value);
    }

    private void AssignPart(IOperation instance, Value holder, Value value, bool isZero, IOperation at)
    {
        // A tuple or a struct in a local is the local itself.
        if (instance.Type is { IsValueType: true } && instance is ILocalReferenceOperation { Local: { IsRef: false } local } && !IsSpan(instance.Type))
        {
            Set(local, Get(local) | value);
            return;
        }

        Write(holder, value, isZero, at);
    }

    private void Write(Value target, Value value, bool isZero, IOperation at)
    {
        Note(isZero ? EffectKind.Clear : EffectKind.Write, target, at);
        if (value.IsNone)
            return;
        _storages.Store(target, value);
        // Beyond what was created here, others may read and write it.
        if (!target.IsWithin(_storages.Created))
            Read(_storages.Deep(value), at);
        if (target.Meets(Value.Unknown | Value.Foreign))
            Escape(value, at);
    }

    private static bool IsSpan(ITypeSymbol type) => type.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment";

    private static bool IsZero(IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        return value is IDefaultValueOperation
            || (value.ConstantValue is { HasValue: true, Value: var constant } && constant is null or 0 or 0f or 0d or 0L)
            || value is IFieldReferenceOperation { Field: { Name: "Zero", IsStatic: true } } or IPropertyReferenceOperation { Property: { Name: "Zero", IsStatic: true } };
    }
}
