using GradGen.Generator.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Flow;

/// <summary>Calls of .NET methods, of which is known what they do.</summary>
internal sealed partial class EffectWalker
{
    private Value CallFramework(IInvocationOperation call, FrameworkCall known, Value instance)
    {
        var given = instance;
        var selected = Value.None;
        var types = new List<(ITypeSymbol? Type, Value Value)> { (call.Instance?.Type, instance) };
        foreach (var argument in call.Arguments)
        {
            if (IsDelegate(argument.Value) || argument.Value.Type?.TypeKind == TypeKind.Delegate)
                continue;
            var value = EvaluateArgument(argument, Value.Unknown);
            types.Add((argument.Value.Type, value));
            given |= value;
            Apply(argument.Parameter is { } parameter ? known.Parameters(parameter) : FrameworkRole.MayWrite, value, argument, call, instance);
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && known.Result != FrameworkResult.Same)
                AssignedOutside(argument.Value, given, call);
        }

        // In order: what the first one makes, a later one gets.
        foreach (var argument in call.Arguments)
        {
            if (IsDelegate(argument.Value))
                selected |= RunDelegate(argument.Value, Value.Unknown, type => ForDelegate(type, types, selected));
            else if (argument.Value.Type?.TypeKind == TypeKind.Delegate)
                selected |= RunDelegate(argument.Value, given);
        }

        Apply(known.Receiver, instance, call, call, instance);
        return ResultOf(call, known.Result, given, selected);
    }

    // What a delegate gets: an argument itself where the types agree, else its elements.
    private Value ForDelegate(ITypeSymbol type, List<(ITypeSymbol? Type, Value Value)> types, Value selected)
    {
        var value = selected;
        foreach (var (given, held) in types)
            value |= SymbolEqualityComparer.Default.Equals(given, type) ? held : _storages.Elements(held);
        return value;
    }

    private void Apply(FrameworkRole role, Value value, IOperation at, IInvocationOperation call, Value receiver)
    {
        switch (role)
        {
            case FrameworkRole.Read:
                Read(value, at);
                break;
            case FrameworkRole.Write:
                Note(IsZeroFill(call) ? EffectKind.Clear : EffectKind.Write, value, call);
                StoreCopied(call, value);
                break;
            case FrameworkRole.Clear:
                Note(EffectKind.Clear, value, call);
                break;
            case FrameworkRole.MayWrite:
                Escape(value, call);
                break;
            case FrameworkRole.Keep:
                _storages.Store(receiver, value);
                if (!receiver.IsWithin(_storages.Created))
                    Read(_storages.Deep(value), at);
                break;
        }
    }

    // Rows that are copied are shared from then on.
    private void StoreCopied(IInvocationOperation call, Value into)
    {
        foreach (var argument in call.Arguments.Select(static argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []))
        {
            var type = argument is IConversionOperation conversion ? conversion.Operand.Type : argument.Type;
            if (type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol })
                _storages.Store(into, _storages.Elements(Evaluate(argument)));
        }
    }

    private static bool IsZeroFill(IInvocationOperation call) => call.TargetMethod.Name == "Fill" && call.Arguments.Any(static argument => argument.Parameter?.Name == "value" && IsZero(argument.Value));

    private Value ResultOf(IInvocationOperation call, FrameworkResult result, Value given, Value selected)
    {
        if (call.TargetMethod.ReturnsByRef || call.TargetMethod.ReturnsByRefReadonly)
        {
            _address |= given;
            Read(given, call);
            return IsPlain(call.Type) ? Value.None : given;
        }

        if (call.Type is null || IsPlain(call.Type))
            return Value.None;
        switch (result)
        {
            case FrameworkResult.Same:
                return given.IsNone ? Value.Foreign : given;
            // First, Peek and the like give an element, which may be an array.
            case FrameworkResult.Elements when call.TargetMethod.OriginalDefinition.ReturnType is ITypeParameterSymbol:
                return _storages.Elements(given) | selected;
            case FrameworkResult.Elements when call.Type is IArrayTypeSymbol || call.Type.AllInterfaces.Any(static contract => contract.Name == "IEnumerable") || call.Type.Name is "IEnumerable" or "Object":
                var copy = _storages.CreatedAt(call.Syntax);
                var inner = call.Type.Name == "Object" && call.Instance is { } cloned ? cloned.Type : call.Type;
                if (!HoldsPlain(inner))
                    _storages.Store(copy, _storages.Elements(given) | selected);
                return copy;
            case FrameworkResult.Elements:
                return _storages.Elements(given) | selected;
            case FrameworkResult.Selected:
                var made = _storages.CreatedAt(call.Syntax);
                _storages.Store(made, selected | _storages.Elements(selected));
                return made;
            default:
                return _storages.Deep(given) | selected | Value.Foreign;
        }
    }

    private Value EvaluateCreation(IObjectCreationOperation creation)
    {
        var given = Value.None;
        foreach (var argument in creation.Arguments)
            given |= EvaluateArgument(argument, Value.Unknown);
        var type = creation.Type;
        if (IsPlain(type))
        {
            Read(_storages.Deep(given), creation);
            return Value.None;
        }

        var created = type is not null && IsSpan(type) ? given : _storages.CreatedAt(creation.Syntax);
        if (type is null || !IsSpan(type))
        {
            if (creation.Constructor is null || !FrameworkCalls.IsOfFramework(creation.Constructor))
                Escape(given, creation);
            else
                Read(given, creation);
            if (creation.Constructor is null || !HoldsPlain(type))
                _storages.Store(created, given | _storages.Elements(given));
        }

        _initialised.Push(created);
        Evaluate(creation.Initializer);
        _initialised.Pop();
        return created;
    }
}
