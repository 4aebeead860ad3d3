using GradGen.Generator.Framework;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Calls of .NET methods, of which is known what they do.</summary>
internal sealed class FrameworkEffects(EffectWalker walker)
{
    internal Value Of(IInvocationOperation call, FrameworkCall known, Value instance)
    {
        var given = instance;
        var selected = Value.None;
        var types = new List<(ITypeSymbol? Type, Value Value)> { (call.Instance?.Type, instance) };
        foreach (var argument in call.Arguments.Where(static argument => !IsDelegate(argument)))
        {
            var value = walker.Calls.ValueOf(argument);
            types.Add((argument.Value.Type, value));
            given |= value;
            Apply(argument.Parameter is { } parameter ? known.Parameters(parameter) : FrameworkRole.MayWrite, value, argument, call, instance);
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && known.Result != FrameworkResult.Same)
                walker.Calls.AssignedOutside(argument.Value, given, call);
        }

        // In order: what the first one makes, a later one gets.
        foreach (var argument in call.Arguments.Where(IsDelegate))
            selected |= walker.Delegates.Run(argument.Value, Delegates.IsMade(argument.Value) ? type => ForDelegate(type, types, selected) : _ => given);

        Apply(known.Receiver, instance, call, call, instance);
        return ResultOf(call, known.Result, given, selected);
    }

    private static bool IsDelegate(IArgumentOperation argument) => Delegates.IsMade(argument.Value) || argument.Value.Type?.TypeKind == TypeKind.Delegate;

    // What a delegate gets: an argument itself where the types agree, else its elements.
    private Value ForDelegate(ITypeSymbol type, List<(ITypeSymbol? Type, Value Value)> types, Value selected) =>
        types.Aggregate(selected, (sum, given) => sum | (given.Type.Is(type) ? given.Value : walker.Storages.Elements(given.Value)));

    private void Apply(FrameworkRole role, Value value, IOperation at, IInvocationOperation call, Value receiver)
    {
        switch (role)
        {
            case FrameworkRole.Read:
                walker.Log.Read(value, at);
                break;
            case FrameworkRole.Write:
                walker.Log.Note(IsZeroFill(call) ? EffectKind.Clear : EffectKind.Write, value, call);
                StoreCopied(call, value);
                break;
            case FrameworkRole.Clear:
                walker.Log.Note(EffectKind.Clear, value, call);
                break;
            case FrameworkRole.MayWrite:
                walker.Log.Escape(value, call);
                break;
            case FrameworkRole.Keep:
                walker.Storages.Store(receiver, value);
                if (!receiver.IsWithin(walker.Storages.Created))
                    walker.Log.Read(walker.Storages.Deep(value), at);
                break;
        }
    }

    // Rows that are copied are shared from then on.
    private void StoreCopied(IInvocationOperation call, Value into)
    {
        foreach (var argument in call.Arguments.Select(static argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []))
        {
            if (argument.Unconverted().Type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol })
                walker.Storages.Store(into, walker.Storages.Elements(walker.Evaluate(argument)));
        }
    }

    private static bool IsZeroFill(IInvocationOperation call) =>
        call.TargetMethod.Name == "Fill" && call.Arguments.Any(static argument => argument.Parameter?.Name == "value" && Assignments.IsZero(argument.Value));

    private Value ResultOf(IInvocationOperation call, FrameworkResult result, Value given, Value selected)
    {
        if (call.TargetMethod.ReturnsByRef || call.TargetMethod.ReturnsByRefReadonly)
        {
            walker.References.Return(given);
            walker.Log.Read(given, call);
            return Plainness.IsPlain(call.Type) ? Value.None : given;
        }

        if (call.Type is not { } type || Plainness.IsPlain(type))
            return Value.None;
        var elements = walker.Storages.Elements(given) | selected;
        switch (result)
        {
            case FrameworkResult.Same:
                return given.IsNone ? Value.Foreign : given;
            // First, Peek and the like give an element, which may be an array.
            case FrameworkResult.Elements when call.TargetMethod.OriginalDefinition.ReturnType is ITypeParameterSymbol || !IsSequence(type):
                return elements;
            case FrameworkResult.Elements:
                return walker.Storages.CreatedAt(call.Syntax, type.Name == "Object" && call.Instance is { } cloned ? cloned.Type : type, elements);
            case FrameworkResult.Selected:
                var made = walker.Storages.CreatedAt(call.Syntax);
                walker.Storages.Store(made, selected | walker.Storages.Elements(selected));
                return made;
            default:
                return walker.Storages.Deep(given) | selected | Value.Foreign;
        }
    }

    private static bool IsSequence(ITypeSymbol type) =>
        type is IArrayTypeSymbol || type.Name is "IEnumerable" or "Object" || type.AllInterfaces.Any(static contract => contract.Name == "IEnumerable");
}
