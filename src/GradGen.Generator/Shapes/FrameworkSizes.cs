using System.Diagnostics.CodeAnalysis;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Methods of .NET that layers use.</summary>
internal sealed class FrameworkSizes(Interpreter sizes)
{
    private readonly Sequences _sequences = new(sizes);

    // Static methods of the framework; null for any other.
    [SuppressMessage("Maintainability", "CA1502:Avoid excessive complexity", Justification = "A table of methods.")]
    internal SymbolicValue? Called(IInvocationOperation call)
    {
        var method = call.TargetMethod.Implemented();
        switch (method.ContainingType?.Name)
        {
            case "Math" or "MathF":
                var operands = call.Arguments.Select(argument => sizes.Evaluate(argument.Value)).ToArray();
                if (operands is [Element { Input: var input }, ..] && Signs.AsksForPositive(call, operands[0]))
                    sizes.Evidence.Positive.Add(input);
                return method.Name is "Min" && operands is [Number, Number { Value: var limit }] ? new Number(sizes.Bounds.Variable(Polynomial.Zero, limit))
                    : method.Name is "Max" or "Min" or "Clamp" or "Abs" or "Pow" && operands.OfType<Element>().FirstOrDefault() is { } element
                        ? element.Changed() with { IsNeverNegative = Signs.IsNeverNegative(call) }
                    : Unknown;
            case "Array" or "Buffer" when method.Name is "Copy" or "BlockCopy":
                var copied = call.Arguments.Select(argument => sizes.Evaluate(argument.Value)).ToArray();
                if (copied.OfType<ArrayOf>().ToArray() is [var source, var destination])
                    sizes.Elements.Relate(source, destination);
                if (method.Name == "Copy" && copied is [ArrayOf table, Element label, _, _, Number { Value: var count }])
                    sizes.Labels.ReachByLabel(table.Axes[0], label, count);
                return Unknown;
            case "Array" when method.Name is "ConvertAll" or "ForEach":
                return _sequences.EvaluateLinq(call);
            case "Array" when method.Name is "Clear" or "Fill" or "IndexOf" or "Resize":
                return EvaluateAll(call);
            case "Debug" or "Trace" or "Contract" when method.Name is "Assert" or "Requires":
                sizes.Guards.Require(call.Arguments[0].Value, holds: true);
                return EvaluateAll(call);
            case "ArgumentNullException" or "ArgumentException":
                return EvaluateAll(call);
            case "ArgumentOutOfRangeException":
                if (method.Name == "ThrowIfNotEqual")
                    sizes.Guards.RequireEqual(call.Arguments[0].Value, call.Arguments[1].Value);
                else if (method.Name is "ThrowIfLessThan" or "ThrowIfLessThanOrEqual")
                    sizes.Guards.RequireOrder(new Comparison(call.Arguments[1].Value, call.Arguments[0].Value, IsStrict: method.Name != "ThrowIfLessThan"));
                else if (method.Name is "ThrowIfGreaterThan" or "ThrowIfGreaterThanOrEqual")
                    sizes.Guards.RequireOrder(new Comparison(call.Arguments[0].Value, call.Arguments[1].Value, IsStrict: method.Name != "ThrowIfGreaterThan"));
                return EvaluateAll(call);
            case "Parallel" when method.Name == "For":
                return EvaluateParallelFor(call);
            case "Enumerable" or "ParallelEnumerable":
                return _sequences.EvaluateLinq(call);
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
            sizes.Discard(argument.Value);
        return Unknown;
    }

    private SymbolicValue EvaluateParallelFor(IInvocationOperation call)
    {
        var values = call.Arguments.Select(argument => argument.Value.Lambda() is null ? sizes.Evaluate(argument.Value) : Unknown).ToArray();
        if (values is [Number { Value: var from }, Number { Value: var to }, ..] && call.Arguments[2].Value.Lambda() is { } body)
            sizes.Functions.RunLambda(body, new Number(sizes.Bounds.Variable(from, to.Minus(Polynomial.One))));
        return Unknown;
    }

    private SymbolicValue EvaluateTensorPrimitive(IInvocationOperation call)
    {
        var arrays = call.Arguments.Select(argument => sizes.Evaluate(argument.Value)).OfType<ArrayOf>().ToArray();
        foreach (var other in arrays.Skip(1))
            sizes.Elements.Relate(arrays[0], other);
        return Unknown;
    }

    private SymbolicValue EvaluateView(IInvocationOperation call)
    {
        var values = call.Arguments.Select(argument => sizes.Evaluate(argument.Value)).ToArray();
        switch (values)
        {
            case [ArrayOf array] when call.TargetMethod.Name != "CopyTo":
                return array;
            case [ArrayOf array, ArrayOf destination]:
                sizes.Elements.Relate(array, destination);
                return Unknown;
            case [ArrayOf array, Number { Value: var start }, Number { Value: var length }]:
                if (array.Axes[0] is { } size && sizes.Upper(start.Plus(length)) is { } end)
                    sizes.Evidence.AtLeast.Add((size, end));
                return new ArrayOf([length], 1);
            case [ArrayOf array, Element label, Number { Value: var length }]:
                sizes.Labels.ReachByLabel(array.Axes[0], label, length);
                return new ArrayOf([length], 1);
            default:
                return Unknown;
        }
    }
}
