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
                var operands = sizes.EvaluateAll(call.Arguments);
                if (operands is [Element { Input: var input }, ..] && Signs.AsksForPositive(call, operands[0]))
                    sizes.Evidence.Positive.Add(input);
                return method.Name is "Min" && operands is [Number, Number { Value: var limit }] ? new Number(sizes.Bounds.Variable(Polynomial.Zero, limit))
                    : method.Name is "Max" or "Min" or "Clamp" or "Abs" or "Pow" && operands.OfType<Element>().FirstOrDefault() is { } element
                        ? element.Changed() with { IsNeverNegative = Signs.IsNeverNegative(call) }
                    : Unknown;
            case "Array" or "Buffer" when method.Name is "Copy" or "BlockCopy":
                var copied = sizes.EvaluateAll(call.Arguments);
                if (copied.OfType<ArrayOf>().ToArray() is [var source, var destination])
                    sizes.Elements.Relate(source, destination);
                if (copied is [ArrayOf read, var from, ArrayOf written, var to, Number { Value: var count }])
                {
                    ReachByCopy(call.Arguments[0], read, from, count);
                    ReachByCopy(call.Arguments[2], written, to, count);
                }

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
            case "MemoryMarshal" when method.Name is "CreateSpan" or "CreateReadOnlySpan":
                return sizes.Elements.EvaluateWindow(call.Arguments[0].Value, sizes.Evaluate(call.Arguments[1].Value));
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

    private void ReachByCopy(IArgumentOperation argument, ArrayOf array, SymbolicValue start, Polynomial count)
    {
        if (start is not Element label)
            return;
        var size = array.Flat().Axes[0];
        // BlockCopy counts bytes.
        if (argument.Parameter?.ContainingType.Name == "Buffer")
            size = BytesOf(argument.Value.Unconverted().Type) is { } bytes ? size?.Times(Polynomial.Constant(bytes)) : null;
        sizes.Labels.ReachByLabel(size, label, count);
    }

    private static long? BytesOf(ITypeSymbol? array) => (array as IArrayTypeSymbol)?.ElementType.SpecialType switch
    {
        SpecialType.System_Double => sizeof(double),
        SpecialType.System_Single => sizeof(float),
        _ => null,
    };

    private SymbolicValue EvaluateParallelFor(IInvocationOperation call)
    {
        var values = call.Arguments.Select(argument => argument.Value.Lambda() is null ? sizes.Evaluate(argument.Value) : Unknown).ToArray();
        if (values is [Number { Value: var from }, Number { Value: var to }, ..] && call.Arguments[2].Value.Lambda() is { } body)
            sizes.Functions.RunLambda(body, new Number(sizes.Bounds.Variable(from, to.Minus(Polynomial.One))));
        return Unknown;
    }

    private SymbolicValue EvaluateTensorPrimitive(IInvocationOperation call)
    {
        var arrays = sizes.EvaluateAll(call.Arguments).OfType<ArrayOf>().ToArray();
        foreach (var other in arrays.Skip(1))
            sizes.Elements.Relate(arrays[0], other);
        return Unknown;
    }

    private SymbolicValue EvaluateView(IInvocationOperation call)
    {
        var values = sizes.EvaluateAll(call.Arguments);
        switch (values)
        {
            case [ArrayOf array] when call.TargetMethod.Name != "CopyTo":
                return array;
            case [ArrayOf array, ArrayOf destination]:
                sizes.Elements.Relate(array, destination);
                return Unknown;
            case [ArrayOf array, var start, Number { Value: var length }]:
                return sizes.Elements.Stretch(array, start, length);
            case [ArrayOf array, Element start]:
                return sizes.Elements.Stretch(array, start, length: null);
            default:
                return Unknown;
        }
    }
}
