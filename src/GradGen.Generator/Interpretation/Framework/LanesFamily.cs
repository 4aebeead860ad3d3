using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>Vector&lt;T&gt;</c> of reals, which one instruction computes with.</summary>
internal static class LanesFamily
{
    // As many as there are is the processor's own affair: few, so that small samples come through the loop over vectors and the rest.
    private const int Count = 2;

    private const string Type = "System.Numerics.Vector`1";
    private const string Functions = "System.Numerics.Vector";

    internal static void AddTo(NativeTable table)
    {
        AddLanes(table);
        AddFunctions(table);
        AddChoices(table);
        table.Add("System.Runtime.InteropServices.MemoryMarshal", "Cast", static (site, _, a) => Cast(site, Window.Of(a[0])));
    }

    private static void AddLanes(NativeTable table)
    {
        table.Add(Type, "get_Count", static (_, _, _) => Value.Of(Count));
        table.Add(Functions, "get_IsHardwareAccelerated", static (_, _, _) => Value.True);
        table.Add(Type, "get_Zero", static (site, _, _) => Made(site, static _ => Value.Of(0.0)));
        table.Add(Type, "get_One", static (site, _, _) => Made(site, static _ => Value.Of(1.0)));
        table.Add(Type, ".ctor/1", static (site, _, a) => Read(site, a[0], 0));
        table.Add(Type, ".ctor/2", static (site, _, a) => Read(site, a[0], a[1].Int));
        table.Add(Functions, "Create/1", static (site, _, a) => Read(site, a[0], 0));
        table.Add(Type, "get_Item", static (site, self, a) =>
            (uint)a[0].Int < Count ? Lanes(self)[a[0].Int] : throw site.Host.Thrown<IndexOutOfRangeException>());
        table.Add(Type, "CopyTo/1", static (site, self, a) => Write(site, Lanes(self), Window.Of(a[0]), 0));
        table.Add(Type, "CopyTo/2", static (site, self, a) => Write(site, Lanes(self), Window.Of(a[0]), a[1].Int));
        table.Add(Functions, "CopyTo/2", static (site, _, a) => Write(site, Lanes(a[0]), Window.Of(a[1]), 0));
        table.Add(Functions, "CopyTo/3", static (site, _, a) => Write(site, Lanes(a[0]), Window.Of(a[1]), a[2].Int));
    }

    private static void AddFunctions(NativeTable table)
    {
        foreach (var (name, function) in RealFunctions.OfOne.Select(static pair => (pair.Key, pair.Value)))
            table.Add(Functions, name + "/1", (site, _, a) => Lanes(a[0]) is var x ? Made(site, lane => function(site.Trace, x[lane])) : default);
        foreach (var (name, alias) in RealFunctions.OfTwo.Keys.Select(static name => (name, name))
            .Concat([("op_Addition", "Add"), ("op_Subtraction", "Subtract"), ("op_Multiply", "Multiply"), ("op_Division", "Divide")]))
        {
            var function = RealFunctions.OfTwo[alias];
            table.Add(name == alias ? Functions : Type, name + "/2", (site, _, a) => Lanes(a[0]) is var x && Lanes(a[1]) is var y
                ? Made(site, lane => function(site.Trace, x[lane], y[lane])) : default);
        }

        table.Add(Type, "op_UnaryNegation", static (site, _, a) => Lanes(a[0]) is var x ? Made(site, lane => site.Trace.Negate(x[lane])) : default);
        table.Add(Functions, "SquareRoot", static (site, _, a) =>
            Lanes(a[0]) is var x ? Made(site, lane => RealFunctions.OfOne["Sqrt"](site.Trace, x[lane])) : default);
        foreach (var name in new[] { "FusedMultiplyAdd", "MultiplyAddEstimate" })
        {
            table.Add(Functions, name, static (site, _, a) => Lanes(a[0]) is var x && Lanes(a[1]) is var y && Lanes(a[2]) is var z
                ? Made(site, lane => site.Trace.Add(site.Trace.Multiply(x[lane], y[lane]), z[lane])) : default);
        }

        table.Add(Functions, "Sum", static (site, _, a) => RealFunctions.Sum(site.Trace, Lanes(a[0])));
        table.Add(Functions, "Dot", static (site, _, a) => RealFunctions.Sum(site.Trace, Lanes(a[0]).Zip(Lanes(a[1]), site.Trace.Multiply)));
    }

    private static void AddChoices(NativeTable table)
    {
        foreach (var (name, holds) in new (string, Func<double, double, bool>)[]
        {
            ("GreaterThan", static (x, y) => x > y), ("GreaterThanOrEqual", static (x, y) => x >= y),
            ("LessThan", static (x, y) => x < y), ("LessThanOrEqual", static (x, y) => x <= y), ("Equals", static (x, y) => x == y),
        })
        {
            bool[] Compared(Site site, Value[] a) => [.. Lanes(a[0]).Zip(Lanes(a[1]), (x, y) =>
            {
                site.Trace.Compare(x, y);
                return holds(x.Real, y.Real);
            })];
            table.Add(Functions, name + "/2", (site, _, a) => Value.Of(new MaskValue(Compared(site, a))));
            table.Add(Functions, name + "All", (site, _, a) => Value.Of(Compared(site, a).All(static lane => lane)));
            table.Add(Functions, name + "Any", (site, _, a) => Value.Of(Compared(site, a).Any(static lane => lane)));
        }

        table.Add(Functions, "ConditionalSelect", static (site, _, a) =>
            a[0].Object is MaskValue mask && Lanes(a[1]) is var x && Lanes(a[2]) is var y
                ? Made(site, lane => site.Trace.Pass(mask.Lanes[lane] ? x[lane] : y[lane]))
                : throw RunEndedException.Unknown("a mask of a vector that is not compared"));
    }

    // A number stands for a vector that has it in each lane, and no vector at all for zeros.
    private static Value[] Lanes(Value value) => value.Object switch
    {
        LanesValue held => held.Lanes,
        null => [.. Enumerable.Repeat(value, Count)],
        _ => throw RunEndedException.Unknown("a vector that is a " + value.Object.GetType().Name),
    };

    private static Value Made(Site site, Func<int, Value> lane) => Made(ElementOf(site), lane);

    private static Value Made(ITypeSymbol element, Func<int, Value> lane) => Kinds.Of(element) == Kind.Real
        ? Value.Of(new LanesValue([.. Enumerable.Range(0, Count).Select(lane)]))
        : throw RunEndedException.Unknown("a vector of " + element.ToDisplayString());

    private static ITypeSymbol ElementOf(Site site) =>
        site.Method.TypeArguments is [var own] ? own
            : site.Method.ContainingType.TypeArguments is [var held] ? held
            : site.Method.ReturnType is INamedTypeSymbol { TypeArguments: [var given] } ? given : site.Method.ReturnType;

    private static Value Read(Site site, Value from, int start)
    {
        if (from.Object is null && Kinds.Of(site.TypeOf(0)) == Kind.Real)
            return Made(site, _ => from);
        var window = Window.Of(from);
        return start >= 0 && start + Count <= window.Length
            ? Made(site, lane => window[start + lane]) : throw site.Host.Thrown<IndexOutOfRangeException>();
    }

    private static Value Write(Site site, Value[] lanes, Window to, int start)
    {
        if (start < 0 || start + Count > to.Length)
            throw site.Host.Thrown<ArgumentException>();
        for (var lane = 0; lane < Count; lane++)
            site.Trace.Store(to.Array!, to.Start + start + lane, lanes[lane]);
        return default;
    }

    // A span of numbers as one of vectors of them.
    private static Value Cast(Site site, Window numbers)
    {
        if (site.TypeArgument(1) is not INamedTypeSymbol { TypeArguments: [var element] } type || Names.Of(type) != Type
            || !element.Is(site.TypeArgument(0)))
            throw RunEndedException.Unknown(Names.Of(site.Method) + " to " + site.TypeArgument(1).ToDisplayString());
        var vectors = new LaneArray(site.Trace, type, element, numbers);
        return Value.Of(new Window(vectors));
    }

    private sealed class LanesValue(Value[] lanes)
    {
        internal Value[] Lanes => lanes;
    }

    // What a comparison gives in each lane.
    private sealed class MaskValue(bool[] lanes)
    {
        internal bool[] Lanes => lanes;
    }

    private sealed class LaneArray(Trace trace, ITypeSymbol type, ITypeSymbol element, Window numbers) : ArrayValue(type, [numbers.Length / Count])
    {
        internal override Value Get(int index) => Made(element, lane => numbers[(index * Count) + lane]);

        internal override void Set(int index, Value value)
        {
            for (var lane = 0; lane < Count; lane++)
                trace.Store(numbers.Array!, numbers.Start + (index * Count) + lane, Lanes(value)[lane]);
        }

        internal override ArrayValue New(params int[] lengths) => new ItemArray(Element, lengths);

        public override Action Remember(Action<object?> meet) => numbers.Remember(meet);
    }
}
