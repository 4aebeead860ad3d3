using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static GradGen.Generator.Shapes.SymbolicValue;

namespace GradGen.Generator.Shapes;

/// <summary>Sequences, and the methods that make one of another.</summary>
internal sealed class Sequences(Interpreter sizes)
{
    // Sequences of an input's elements keep its length; what has two sequences has them of one length.
    internal SymbolicValue EvaluateLinq(IInvocationOperation call)
    {
        var sources = new List<ArrayOf>();
        var elements = new List<SymbolicValue>();
        SymbolicValue inner = Unknown;
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Lambda() is { } lambda)
            {
                inner = Run(call, lambda, sources, elements);
                continue;
            }

            var value = sizes.Evaluate(argument.Value);
            if (value is ArrayOf array)
                sources.Add(array);
            elements.Add(RangeOf(argument.Value) ?? (value is Layer ? value : sizes.Elements.ElementOf(value, argument.Value.Type)));
        }

        if (call.TargetMethod.Name is "Range" or "Repeat" && call.Arguments.Length == 2)
            return sizes.NumberOf(call.Arguments[1].Value) is { } count ? new ArrayOf([count], 1) : Unknown;
        if (sources.Count == 2 && call.TargetMethod.Name == "Zip")
            sizes.Elements.Relate(sources[0], sources[1]);
        return sources.Count == 0 ? Unknown : Result(call, sources, elements, inner);
    }

    // A round of a lambda, with an element of each sequence before it, and its number.
    private SymbolicValue Run(IInvocationOperation call, IAnonymousFunctionOperation lambda, List<ArrayOf> sources, List<SymbolicValue> elements)
    {
        var counters = sizes.Counters.In(lambda.Body, sources.Count == 1 ? sources[0] : Unknown);
        if (call.TargetMethod.Name == "Aggregate")
        {
            // The first round: the start value and the first element.
            sizes.Counters.Begin(counters);
            sizes.Counters.End(counters);
            var start = call.Arguments.Length > 2 ? sizes.Evaluate(call.Arguments[1].Value) : elements[0];
            return sizes.Functions.RunLambda(lambda, start, elements[0]);
        }

        sizes.Counters.Begin(counters);
        if (sources is [{ Axes: [{ } length, ..] }])
            elements.Add(new Number(sizes.Bounds.Variable(Polynomial.Zero, length.Minus(Polynomial.One))));
        var inner = sizes.Functions.RunLambda(lambda, [.. elements]);
        sizes.Counters.End(counters);
        return inner;
    }

    private SymbolicValue Result(IInvocationOperation call, List<ArrayOf> sources, List<SymbolicValue> elements, SymbolicValue inner)
    {
        var length = sources[0].Axes[0];
        return call.TargetMethod.Name switch
        {
            "Zip" when sources.Count == elements.Count && inner.Equals(Unknown)
                && call.Arguments.All(static argument => argument.Value.Type?.TypeKind != TypeKind.Delegate) =>
                Sequence(sources[0], new SymbolicValue.Tuple(elements)),
            "Index" =>
                Sequence(sources[0], new SymbolicValue.Tuple([new Number(sizes.Bounds.Variable(Polynomial.Zero, length?.Minus(Polynomial.One))), elements[0]])),
            "Select" or "Zip" or "ConvertAll" => Sequence(sources[0], inner),
            "ForEach" => Unknown,
            "Concat" => sources.Count == 2 && length is not null && sources[1].Axes[0] is { } other ? Longer(sources[0], length.Plus(other)) : Unknown,
            "Append" or "Prepend" => length is not null ? Longer(sources[0], length.Plus(Polynomial.One)) : Unknown,
            "ToArray" or "ToList" or "ToImmutableArray" or "AsEnumerable" or "AsParallel" or "AsOrdered" or "AsSequential" or "Reverse" => sources[0].Copy(),
            "Sum" or "Max" or "Min" or "Average" or "Aggregate" or "Count" or "Any" or "All" or "Where" or "First" or "Contains" or "SequenceEqual" => Unknown,
            _ => Lose(sources),
        };
    }

    private static ArrayOf Longer(ArrayOf source, Polynomial length) => new([length, .. source.Axes.Skip(1)], 1);

    // As many as there are in another, each of them the same.
    private static ArrayOf Sequence(ArrayOf source, SymbolicValue item) => item switch
    {
        ArrayOf row => new ArrayOf([source.Axes[0], .. row.Axes], 1),
        SymbolicValue.Tuple parts => new ArrayOf([source.Axes[0]], 1) { Item = parts },
        _ => new ArrayOf([source.Axes[0]], 1),
    };

    // The numbers that Enumerable.Range counts.
    private SymbolicValue? RangeOf(IOperation operation) =>
        operation.Unconverted() is IInvocationOperation
        {
            TargetMethod: { Name: "Range", ContainingType.Name: "Enumerable" },
            Arguments: [var start, var count]
        }
        && sizes.NumberOf(start.Value) is { } first && sizes.NumberOf(count.Value) is { } length
            ? new Number(sizes.Bounds.Variable(first, first.Plus(length).Minus(Polynomial.One)))
            : null;

    // What else sequences can be put through may take them apart in sizes that are the layer's own.
    private SymbolicValue Lose(List<ArrayOf> sources)
    {
        sources.ForEach(sizes.Escape);
        return Unknown;
    }
}
