using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>TensorPrimitives</c>: functions of spans of reals, number by number, and statements about all their numbers.</summary>
internal static class PrimitivesFamily
{
    private const string Type = "System.Numerics.Tensors.TensorPrimitives";

    internal static void AddTo(NativeTable table)
    {
        foreach (var (name, function) in RealFunctions.OfOne.Select(static pair => (pair.Key, pair.Value)))
            AddEach(table, name, 1, (trace, a) => function(trace, a[0]));
        foreach (var (name, function) in RealFunctions.OfTwo.Select(static pair => (pair.Key, pair.Value)))
            AddEach(table, name, 2, (trace, a) => function(trace, a[0], a[1]));
        AddEach(table, "Reciprocal", 1, static (trace, a) => trace.Divide(Value.Of(1.0), a[0]));
        AddEach(table, "ReciprocalSqrt", 1, static (trace, a) => trace.Divide(Value.Of(1.0), RealFunctions.OfOne["Sqrt"](trace, a[0])));
        AddEach(table, "Sigmoid", 1, static (trace, a) =>
        {
            var result = 1 / (1 + Math.Exp(-a[0].Real));
            return trace.Unary(result, a[0], result * (1 - result));
        });
        foreach (var name in new[] { "MultiplyAdd", "FusedMultiplyAdd", "MultiplyAddEstimate" })
            AddEach(table, name, 3, static (trace, a) => trace.Add(trace.Multiply(a[0], a[1]), a[2]));
        AddEach(table, "AddMultiply", 3, static (trace, a) => trace.Multiply(trace.Add(a[0], a[1]), a[2]));
        AddEach(table, "Lerp", 3, static (trace, a) => trace.Add(a[0], trace.Multiply(trace.Subtract(a[1], a[0]), a[2])));
        AddEach(table, "Clamp", 3, static (trace, a) => RealFunctions.OfTwo["Min"](trace, RealFunctions.OfTwo["Max"](trace, a[0], a[1]), a[2]));
        table.Add(Type, "SoftMax/2", static (site, _, a) =>
        {
            Value[] powers = [.. Numbers(site, a[0]).Select(number => RealFunctions.OfOne["Exp"](site.Trace, number))];
            var sum = RealFunctions.Sum(site.Trace, powers);
            return Store(site, a[1], [.. powers.Select(power => site.Trace.Divide(power, sum))]);
        });
        AddWhole(table);
    }

    private static void AddWhole(NativeTable table)
    {
        Add("Sum", static (trace, x) => RealFunctions.Sum(trace, x));
        Add("Product", static (trace, x) => x.Aggregate(trace.Multiply));
        Add("Average", static (trace, x) => trace.Divide(RealFunctions.Sum(trace, x), Value.Of((double)x.Length)));
        Add("SumOfSquares", static (trace, x) => RealFunctions.Sum(trace, x.Select(number => trace.Multiply(number, number))));
        Add("SumOfMagnitudes", static (trace, x) => RealFunctions.Sum(trace, Magnitudes(trace, x)));
        Add("Norm", static (trace, x) => RealFunctions.Length(trace, x));
        foreach (var (name, isLargest) in new[] { ("Max", true), ("Min", false) })
        {
            Add(name, (trace, x) => trace.Pass(RealFunctions.Best(trace, x, isLargest).Number));
            Add("IndexOf" + name, (trace, x) => Value.Of(x.Length == 0 ? -1 : RealFunctions.Best(trace, x, isLargest).Place));
            Add("IndexOf" + name + "Magnitude", (trace, x) => Value.Of(x.Length == 0 ? -1 : RealFunctions.Best(trace, Magnitudes(trace, x), isLargest).Place));
            Add(name + "Magnitude", (trace, x) => x[RealFunctions.Best(trace, Magnitudes(trace, x), isLargest).Place]);
        }

        AddPair("Dot", static (trace, x, y) => Dot(trace, x, y));
        AddPair("Distance", static (trace, x, y) => RealFunctions.Length(trace, x.Zip(y, trace.Subtract)));
        AddPair("ProductOfSums", static (trace, x, y) => x.Zip(y, trace.Add).Aggregate(trace.Multiply));
        AddPair("ProductOfDifferences", static (trace, x, y) => x.Zip(y, trace.Subtract).Aggregate(trace.Multiply));
        AddPair("CosineSimilarity", static (trace, x, y) =>
            trace.Divide(Dot(trace, x, y), trace.Multiply(RealFunctions.Length(trace, x), RealFunctions.Length(trace, y))));

        void Add(string name, Func<Trace, Value[], Value> function) =>
            table.Add(Type, name + "/1", (site, _, a) => function(site.Trace, Numbers(site, a[0])));

        void AddPair(string name, Func<Trace, Value[], Value[], Value> function) => table.Add(Type, name + "/2", (site, _, a) =>
            Numbers(site, a[0]) is var x && Numbers(site, a[1]) is var y && x.Length == y.Length && x.Length > 0
                ? function(site.Trace, x, y) : throw site.Host.Thrown<ArgumentException>());
    }

    // Arguments are spans, or numbers that stand beside each number of the others; the last is what is written.
    private static void AddEach(NativeTable table, string name, int arity, Func<Trace, Value[], Value> function) =>
        table.Add(Type, $"{name}/{arity + 1}", (site, _, a) =>
        {
            Value[]?[] numbers = [.. a.Take(arity).Select((argument, place) => Kinds.Of(site.TypeOf(place)) == Kind.Real ? null : Numbers(site, argument))];
            int[] lengths = [.. numbers.OfType<Value[]>().Select(static span => span.Length).Distinct()];
            if (lengths.Length != 1)
                throw site.Host.Thrown<ArgumentException>();
            site.Host.Spend((lengths[0] / 4) + 1);
            return Store(site, a[arity], [.. Enumerable.Range(0, lengths[0]).Select(place =>
                function(site.Trace, [.. numbers.Select((span, argument) => span is null ? a[argument] : span[place])]))]);
        });

    private static Value[] Numbers(Site site, Value span)
    {
        if (site.Method.TypeArguments.Any(static type => Kinds.Of(type) != Kind.Real))
            throw RunEndedException.Unknown(Names.Of(site.Method) + " of " + site.Method.TypeArguments[0].ToDisplayString());
        var window = Window.Of(span);
        return [.. Enumerable.Range(0, window.Length).Select(place => window[place])];
    }

    private static Value Store(Site site, Value span, Value[] numbers)
    {
        var target = Window.Of(span);
        if (target.Length < numbers.Length)
            throw site.Host.Thrown<ArgumentException>();
        return Windows.Fill(site, target, numbers);
    }

    private static IEnumerable<Value> Magnitudes(Trace trace, Value[] numbers) => numbers.Select(number => RealFunctions.OfOne["Abs"](trace, number));

    private static Value Dot(Trace trace, Value[] first, Value[] second) => RealFunctions.Sum(trace, first.Zip(second, trace.Multiply));
}
