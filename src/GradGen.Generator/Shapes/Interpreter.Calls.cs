using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Calls of the framework's methods that layers use.</summary>
internal sealed partial class Interpreter
{
    private SymbolicValue EvaluateInvocation(IInvocationOperation call)
    {
        var result = EvaluateCall(call);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && SymbolOf(argument.Value) is not null)
                Assign(argument.Value, this[argument.Parameter.OriginalDefinition], argument.Value);
        }

        return result;
    }

    private SymbolicValue EvaluateCall(IInvocationOperation call)
    {
        var method = call.TargetMethod.Implemented();
        if (ChangeCollection(call))
            return Unknown;
        var receiver = call.Instance is null ? Unknown : Evaluate(call.Instance);
        if (receiver is Layer layer && PassNames.ForwardRank(method.Name) == 0)
            return PassOn(layer, call);
        if (receiver is ShapeOf && method.Name is "Clone" or "ToArray" or "ToList" or "AsSpan")
            return receiver;
        if (receiver is Instance && EnterStorage(receiver, call) is { } answer)
            return answer;
        if (receiver is ArrayOf array)
            return Resized(call) ?? EnterStorage(array, call) ?? Algebra(array, call) ?? EvaluateArrayMethod(array, call);
        if (method.IsStatic && Made(method, call.Arguments, call.Type) is { } made)
            return made;
        if (Built(call) is { } built)
            return built;
        if (Called(call) is { } value)
            return value;
        if (Enter(call) is { } result)
            return result;
        if (IsCertain && MayAssign(call))
            return GiveUp();
        // The element-wise loop inside is not seen, but what it is given stands.
        foreach (var argument in call.Arguments)
            Escape(EvaluateOrExecute(argument.Value));
        Escape(receiver);
        return Unknown;
    }

    private SymbolicValue PassOn(Layer layer, IInvocationOperation call)
    {
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var argument = call.Arguments[i];
            if (Evaluate(argument.Value) is ArrayOf { Input: var input, IsWhole: true })
            {
                if (!Evidence.PassedOn.ContainsKey(input))
                    Evidence.PassedOn.Add(input, (layer.Access, layer.IsCollection, argument.Parameter?.Ordinal ?? i));
            }
        }

        return call.Type is { } type && Storage.Of(type, _layer.ContainingAssembly) is { IsScalar: false } storage ? new ArrayOf(new Polynomial?[storage.Axes], storage.Ranks[0]) : Unknown;
    }

    private SymbolicValue EvaluateArrayMethod(ArrayOf array, IInvocationOperation call)
    {
        var arguments = call.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
        switch (call.TargetMethod.Name)
        {
            case "GetLength" or "GetUpperBound" when arguments is [Number { Value.AsConstant: { } axis }] && axis >= 0 && axis < array.OuterRank && array.Axes[(int)axis] is { } size:
                foreach (var name in size.Names)
                    Evidence.Asked.Add(name);
                return new Number(call.TargetMethod.Name == "GetLength" ? size : size.Minus(Polynomial.One));
            case "Clone" or "ToArray":
                return array.Copy();
            case "CopyTo":
                Relate(array, arguments.FirstOrDefault());
                return Unknown;
            case "Slice" when arguments is [_, Number { Value: var length }]:
                return new ArrayOf([length], 1);
            case "GetLength" or "GetLowerBound" or "Equals" or "Fill" or "Clear" or "GetEnumerator":
                return Unknown;
            default:
                Escape(array);
                return Unknown;
        }
    }

    // Static methods of the framework; null for any other.
    private SymbolicValue? Called(IInvocationOperation call)
    {
        var method = call.TargetMethod.Implemented();
        switch (method.ContainingType?.Name)
        {
            case "Math" or "MathF":
                var operands = call.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
                if (operands is [Element { Input: var input }, ..] && Signs.AsksForPositive(call, operands[0]))
                    Evidence.Positive.Add(input);
                return method.Name is "Min" && operands is [Number, Number { Value: var limit }] ? new Number(_bounds.Variable(Polynomial.Zero, limit))
                    : method.Name is "Max" or "Min" or "Clamp" or "Abs" or "Pow" && operands.OfType<Element>().FirstOrDefault() is { } element ? element.Changed() with { IsNeverNegative = Signs.IsNeverNegative(call) }
                    : Unknown;
            case "Array" or "Buffer" when method.Name is "Copy" or "BlockCopy":
                var copied = call.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
                if (copied.OfType<ArrayOf>().ToArray() is [var source, var destination])
                    Relate(source, destination);
                return Unknown;
            case "Array" when method.Name is "ConvertAll" or "ForEach":
                return EvaluateLinq(call);
            case "Array" when method.Name is "Clear" or "Fill" or "IndexOf" or "Resize":
                return EvaluateAll(call);
            case "Debug" or "Trace" or "Contract" when method.Name is "Assert" or "Requires":
                Require(call.Arguments[0].Value, holds: true);
                return EvaluateAll(call);
            case "ArgumentNullException" or "ArgumentException":
                return EvaluateAll(call);
            case "ArgumentOutOfRangeException":
                if (method.Name == "ThrowIfNotEqual")
                    RequireEqual(call.Arguments[0].Value, call.Arguments[1].Value);
                else if (method.Name is "ThrowIfLessThan" or "ThrowIfLessThanOrEqual")
                    RequireOrder(new Comparison(call.Arguments[1].Value, call.Arguments[0].Value, IsStrict: method.Name != "ThrowIfLessThan"));
                else if (method.Name is "ThrowIfGreaterThan" or "ThrowIfGreaterThanOrEqual")
                    RequireOrder(new Comparison(call.Arguments[0].Value, call.Arguments[1].Value, IsStrict: method.Name != "ThrowIfGreaterThan"));
                return EvaluateAll(call);
            case "Parallel" when method.Name == "For":
                return EvaluateParallelFor(call);
            case "Enumerable" or "ParallelEnumerable":
                return EvaluateLinq(call);
            case "TensorPrimitives":
                return EvaluateTensorPrimitive(call);
            case "MemoryExtensions" when method.Name is "AsSpan" or "AsMemory" or "CopyTo":
                return EvaluateView(call);
            default:
                return null;
        }
    }

    private SymbolicValue EvaluateAll(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            Discard(argument.Value);
        return Unknown;
    }

    private SymbolicValue EvaluateParallelFor(IInvocationOperation call)
    {
        var values = call.Arguments.Select(argument => LambdaOf(argument.Value) is null ? Evaluate(argument.Value) : Unknown).ToArray();
        if (values is [Number { Value: var from }, Number { Value: var to }, ..] && LambdaOf(call.Arguments[2].Value) is { } body)
            RunLambda(body, new Number(_bounds.Variable(from, to.Minus(Polynomial.One))));
        return Unknown;
    }

    private SymbolicValue EvaluateTensorPrimitive(IInvocationOperation call)
    {
        var arrays = call.Arguments.Select(argument => Evaluate(argument.Value)).OfType<ArrayOf>().ToArray();
        foreach (var other in arrays.Skip(1))
            Relate(arrays[0], other);
        return Unknown;
    }

    private SymbolicValue EvaluateView(IInvocationOperation call)
    {
        var values = call.Arguments.Select(argument => Evaluate(argument.Value)).ToArray();
        switch (values)
        {
            case [ArrayOf array] when call.TargetMethod.Name != "CopyTo":
                return array;
            case [ArrayOf array, ArrayOf destination]:
                Relate(array, destination);
                return Unknown;
            case [ArrayOf array, Number { Value: var start }, Number { Value: var length }]:
                if (array.Axes[0] is { } size && _bounds.Upper(start.Plus(length)) is { } end)
                    Evidence.AtLeast.Add((size, end));
                return new ArrayOf([length], 1);
            default:
                return Unknown;
        }
    }

    // Two arrays of which one is copied into the other, or that are walked together.
    private void Relate(ArrayOf one, SymbolicValue? other)
    {
        if (other is not ArrayOf second)
            return;
        // What is copied byte by byte is of one length.
        if (one.Axes.Count != second.Axes.Count)
            (one, second) = ((ArrayOf)Flat(one), (ArrayOf)Flat(second));
        for (var axis = 0; axis < one.Axes.Count; axis++)
        {
            if (one.Axes[axis] is { } left && second.Axes[axis] is { } right && !left.Equals(right))
                Evidence.AtLeast.Add((right, left));
        }
    }
}
