using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Assignments: what is written, and what names mean afterwards.</summary>
internal sealed class Assignments(EffectWalker walker)
{
    internal Value Of(ISimpleAssignmentOperation assignment)
    {
        if (assignment is { IsRef: true, Target: ILocalReferenceOperation { Local: var local } })
        {
            walker.Variables.Set(local, walker.References.To(assignment.Value));
            return Value.None;
        }

        var value = walker.Evaluate(assignment.Value);
        Assign(assignment.Target, value, IsZero(assignment.Value), assignment);
        return value;
    }

    internal Value Change(ICompoundAssignmentOperation change)
    {
        walker.Evaluate(change.Target);
        var operand = walker.Evaluate(change.Value);
        if (change.OperatorMethod is not null)
            walker.Log.Read(walker.Storages.Deep(operand), change);
        var made = Plainness.IsPlain(change.Type) ? Value.None : walker.Storages.CreatedAt(change.Syntax) | Value.Foreign;
        Assign(change.Target, made, isZero: false, change);
        return Value.None;
    }

    internal Value Step(IIncrementOrDecrementOperation step)
    {
        walker.Evaluate(step.Target);
        Assign(step.Target, Value.None, isZero: false, step);
        return Value.None;
    }

    internal Value Coalesce(ICoalesceAssignmentOperation late)
    {
        var value = walker.Guards.Ask(late, () => walker.Evaluate(late.Target));
        walker.Guards.Under(late, () =>
        {
            var made = walker.EvaluateMaybe(late.Value);
            walker.Variables.Weak++;
            Assign(late.Target, made, IsZero(late.Value), late);
            walker.Variables.Weak--;
            value |= made;
        });
        return value;
    }

    internal Value Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        // All of the right side is evaluated before anything is assigned.
        var parts = (Writes.Pairs(assignment) ?? [(assignment.Target, assignment.Value)])
            .Select(pair => (pair.Target, Value: walker.Evaluate(pair.Value), IsZero: IsZero(pair.Value))).ToArray();
        foreach (var (target, value, isZero) in parts)
            Assign(target, value, isZero, assignment);
        return parts.Aggregate(Value.None, static (sum, part) => sum | part.Value);
    }

    internal void Assign(IOperation target, Value value, bool isZero, IOperation at)
    {
        target = Writes.Declared(target);
        switch (target)
        {
            case IDiscardOperation:
                // Said to be left alone on purpose.
                walker.Log.Read(walker.Storages.Deep(value), at);
                break;
            case ILocalReferenceOperation { Local: { IsRef: true } local }:
                Write(walker.Variables.Get(local), value, isZero, at);
                break;
            case ILocalReferenceOperation { Local: var local }:
                if (at is ISimpleAssignmentOperation)
                    walker.Guards.Forget(local);
                if (!Plainness.IsPlain(local.Type))
                    walker.Variables.Set(local, value);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                AssignParameter(parameter, value, isZero, at);
                break;
            case IFieldReferenceOperation { Instance: { } instance } field:
                var holder = walker.Evaluate(instance);
                if (holder == Value.This)
                    AssignMember(Members.Kept(field.Field), value, isZero, at);
                else
                    AssignPart(instance, holder, value, isZero, at);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property:
                AssignProperty(property, instance, value, isZero, at);
                break;
            case IMemberReferenceOperation { Instance: null }:
                walker.Log.Escape(value, at);
                break;
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IInvocationOperation or IConditionalOperation:
                Write(walker.References.To(target), value, isZero, at);
                break;
            case ITupleOperation tuple:
                var each = value | walker.Storages.Elements(value);
                foreach (var part in tuple.Elements)
                    Assign(part, part is ITupleOperation ? value : Plainness.IsPlain(part.Type) ? Value.None : each, isZero: false, at);
                break;
            default:
                walker.Log.Escape(value, at);
                walker.Log.Escape(walker.Evaluate(target) | Value.Unknown, at);
                break;
        }
    }

    private void AssignParameter(IParameterSymbol parameter, Value value, bool isZero, IOperation at)
    {
        var symbol = walker.Variables.Unaliased(parameter);
        if (symbol is IFieldSymbol or IPropertySymbol)
            AssignMember(symbol, value, isZero, at);
        else if (symbol is IParameterSymbol { RefKind: RefKind.Ref or RefKind.Out } && !symbol.ContainingSymbol.Is(walker.Root))
            Write(walker.Variables.Get(symbol), value, isZero, at);
        else if (!Plainness.IsPlain(parameter.Type) || walker.Arguments.Contains(symbol))
            walker.Variables.Set(symbol, value);
    }

    private void AssignProperty(IPropertyReferenceOperation reference, IOperation instance, Value value, bool isZero, IOperation at)
    {
        var holder = walker.Evaluate(instance);
        if (holder == Value.This && !reference.Property.IsIndexer)
        {
            var property = walker.Members.Running(reference.Property);
            if (property.SetMethod is { Parameters: [var input] } setter && walker.Calls.BodyOf(setter) is { } body)
                walker.Calls.EnterSetter(setter.OriginalDefinition, input.OriginalDefinition, body, value, reference);
            else
                AssignMember(property.OriginalDefinition, value, isZero, at);
            return;
        }

        foreach (var argument in reference.Arguments)
            walker.Evaluate(argument.Value);
        if (holder.Meets(Value.This))
            walker.Log.Escape(holder | value, at);
        else
            AssignPart(instance, holder, value, isZero, at);
    }

    private void AssignMember(ISymbol member, Value value, bool isZero, IOperation at)
    {
        var own = walker.Storages.Of(member);
        // The very same array again is no other.
        if (value.Meets(own))
        {
            walker.Variables.Set(member, value);
            return;
        }

        isZero |= !value.IsNone && value.IsWithin(walker.Storages.Blank);
        walker.Log.Note(isZero ? EffectKind.Clear : EffectKind.Write, own, at, isWhole: true);
        // What a member keeps may be read later.
        walker.Log.Read(walker.Storages.Deep(value), at);
        if (!Plainness.IsPlain(member.MemberType()))
            walker.Variables.Set(member, value);
    }

    private void AssignPart(IOperation instance, Value holder, Value value, bool isZero, IOperation at)
    {
        // A tuple or a struct in a local is the local itself.
        if (instance is ILocalReferenceOperation { Type: { IsValueType: true } type, Local: { IsRef: false } local } && !Plainness.IsSpan(type))
            walker.Variables.Set(local, walker.Variables.Get(local) | value);
        else
            Write(holder, value, isZero, at);
    }

    private void Write(Value target, Value value, bool isZero, IOperation at)
    {
        walker.Log.Note(isZero ? EffectKind.Clear : EffectKind.Write, target, at);
        walker.Storages.Store(target, value);
        // Beyond what was created here, others may read and write it.
        if (!target.IsWithin(walker.Storages.Created))
            walker.Log.Read(walker.Storages.Deep(value), at);
        if (!value.IsNone && target.Meets(Value.Unknown | Value.Foreign))
            walker.Log.Escape(value, at);
    }

    internal static bool IsZero(IOperation value)
    {
        value = value.Unconverted();
        return value is IDefaultValueOperation
            || (value.ConstantValue is { HasValue: true, Value: var constant } && constant is null or 0 or 0f or 0d or 0L)
            || value is IMemberReferenceOperation { Member: { Name: "Zero", IsStatic: true } };
    }
}
