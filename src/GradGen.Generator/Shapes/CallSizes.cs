using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Calls: which of all that knows about calls knows this one.</summary>
internal sealed class CallSizes(Interpreter sizes)
{
    private readonly FrameworkSizes _framework = new(sizes);
    private readonly LinearAlgebra _algebra = new(sizes);

    internal SymbolicValue EvaluateInvocation(IInvocationOperation call)
    {
        var result = EvaluateCall(call);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && Writes.Symbol(argument.Value) is not null)
                sizes.Assignments.Assign(argument.Value, sizes[argument.Parameter.OriginalDefinition], argument.Value);
        }

        return result;
    }

    private SymbolicValue EvaluateCall(IInvocationOperation call)
    {
        var method = call.TargetMethod.Implemented();
        if (sizes.Collections.ChangeCollection(call))
            return Unknown;
        var receiver = call.Instance is null ? Unknown : sizes.Evaluate(call.Instance);
        if (receiver is Layer layer && PassNames.ForwardRank(method.Name) == 0)
            return PassOn(layer, call);
        if (receiver is ShapeOf && method.Name is "Clone" or "ToArray" or "ToList" or "AsSpan")
            return receiver;
        if (receiver is Instance && sizes.Storages.EnterStorage(receiver, call) is { } answer)
            return answer;
        if (receiver is ArrayOf array)
            return sizes.Storages.Resized(call) ?? sizes.Storages.EnterStorage(array, call) ?? _algebra.Method(array, call) ?? EvaluateArrayMethod(array, call);
        if (method.IsStatic && sizes.Storages.Made(method, call.Arguments, call.Type) is { } made)
            return made;
        if (_algebra.Built(call) is { } built)
            return built;
        if (_framework.Called(call) is { } value)
            return value;
        if (sizes.Functions.Enter(call) is { } result)
            return result;
        if (!sizes.Policy.MayIgnore(call))
            return sizes.Lose();
        // The element-wise loop inside is not seen, but what it is given stands.
        foreach (var argument in call.Arguments)
            sizes.Escape(sizes.EvaluateOrWalk(argument.Value));
        sizes.Escape(receiver);
        return Unknown;
    }

    private SymbolicValue PassOn(Layer layer, IInvocationOperation call)
    {
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var argument = call.Arguments[i];
            if (sizes.Evaluate(argument.Value) is ArrayOf { Input: var input, IsWhole: true })
            {
                if (!sizes.Evidence.PassedOn.ContainsKey(input))
                    sizes.Evidence.PassedOn.Add(input, (layer.Access, layer.IsCollection, argument.Parameter?.Ordinal ?? i));
            }
        }

        return call.Type is { } type && Storage.Of(type, sizes.Layer.ContainingAssembly) is { IsScalar: false } storage
            ? new ArrayOf(new Polynomial?[storage.Axes], storage.Ranks[0]) : Unknown;
    }

    private SymbolicValue EvaluateArrayMethod(ArrayOf array, IInvocationOperation call)
    {
        var arguments = sizes.EvaluateAll(call.Arguments);
        switch (call.TargetMethod.Name)
        {
            case "GetLength" or "GetUpperBound" when arguments is [Number { Value.AsConstant: { } axis }]:
                return axis < 0 || axis >= array.OuterRank || sizes.Storages.SizeOf(array, (int)axis) is not Number { Value: var size } ? Unknown
                    : new Number(call.TargetMethod.Name == "GetLength" ? size : size.Minus(Polynomial.One));
            case "GetLength" or "GetUpperBound":
                // Whichever axis it is, each may be the one.
                for (var each = 0; each < array.OuterRank; each++)
                    sizes.Storages.SizeOf(array, each);
                return Unknown;
            case "Clone" or "ToArray":
                return array.Copy();
            case "CopyTo":
                sizes.Elements.Relate(array, arguments.FirstOrDefault());
                return Unknown;
            case "Slice" when arguments is [var start, Number { Value: var length }]:
                return sizes.Elements.Stretch(array, start, length);
            case "Slice" when arguments is [Element start]:
                return sizes.Elements.Stretch(array, start, length: null);
            case "GetLowerBound" or "Equals" or "Fill" or "Clear" or "GetEnumerator":
                return Unknown;
            default:
                sizes.Escape(array);
                return Unknown;
        }
    }
}
