using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>References to places, instead of what is there.</summary>
internal sealed class References(EffectWalker walker)
{
    private Value _returned;

    /// <summary>What a reference to an expression refers into.</summary>
    internal Value To(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                return walker.Variables.Get(local.Local);
            case IParameterReferenceOperation parameter:
                return walker.Variables.Get(parameter.Parameter);
            case IFieldReferenceOperation { Instance: { } instance } field:
                var holder = walker.Evaluate(instance);
                return holder.Meets(Value.This) ? walker.Storages.Of(Members.Kept(field.Field)) | holder.Except(Value.This) : holder;
            case IPropertyReferenceOperation { Instance: { } instance } property:
                foreach (var argument in property.Arguments)
                    walker.Evaluate(argument.Value);
                var owner = walker.Evaluate(instance);
                return owner.Meets(Value.This) ? owner | Value.Unknown : owner;
            case IArrayElementReferenceOperation element:
                foreach (var index in element.Indices)
                    walker.Evaluate(index);
                return walker.Evaluate(element.ArrayReference);
            case IImplicitIndexerReferenceOperation element:
                walker.Evaluate(element.Argument);
                return walker.Evaluate(element.Instance);
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                walker.Evaluate(choice.Condition);
                return To(choice.WhenTrue) | To(otherwise);
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                walker.Evaluate(assignment);
                return To(assignment.Target);
            case IInvocationOperation call:
                return ToResult(call);
            default:
                walker.Evaluate(target);
                return Value.Unknown;
        }
    }

    /// <summary>A call returns a reference to an element of what it is given, as MemoryMarshal.GetReference and Unsafe.Add do.</summary>
    internal void Return(Value given) => _returned |= given;

    private Value ToResult(IInvocationOperation call)
    {
        var outer = _returned;
        _returned = Value.None;
        var value = walker.Evaluate(call) | _returned;
        _returned = outer;
        return value.IsNone ? Value.Unknown : value;
    }
}
