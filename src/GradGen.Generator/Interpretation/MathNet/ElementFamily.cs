using GradGen.Generator.Interpretation.Framework;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.MathNet;

/// <summary>What matrices and vectors do number by number.</summary>
internal static class ElementFamily
{
    internal static void AddTo(NativeTable table)
    {
        AddArithmetic(table);
        AddFunctions(table);
        AddMaps(table);
        table.Add(DenseTypes.Both, "Clone", static (site, self, _) => Value.Of(DenseTypes.Of(site, self) is var held ? held.With(held.Numbers.Get) : null));
        table.Add(DenseTypes.Both, "Clear", static (site, self, _) =>
        {
            var held = DenseTypes.Of(site, self);
            held.Take(held.With(static _ => Value.Of(0.0)));
            return default;
        });
        table.Add(DenseTypes.Both, "CopyTo", static (site, self, a) =>
        {
            DenseTypes.Of(site, a[0]).Take(DenseTypes.Of(site, self));
            return default;
        });
        foreach (var name in new[] { "Enumerate/0", "Enumerate/1" })
            table.Add(DenseTypes.Both, name, static (site, self, _) => Value.Of(new SequenceValue(DenseTypes.Of(site, self).Items)));
    }

    /// <summary>Two of the same shape, or one and a number, which then stands beside each of its numbers.</summary>
    internal static DenseValue Combined(Site site, Value first, Value second, Func<Trace, Value, Value, Value> operation)
    {
        var (one, other) = (first.Object as DenseValue, second.Object as DenseValue);
        if (one is not null && other is not null && !one.IsLike(other))
            throw site.Host.Thrown<ArgumentException>();
        return (one ?? DenseTypes.Of(site, second)).With(place =>
            operation(site.Trace, one is null ? first : one.Numbers.Get(place), other is null ? second : other.Numbers.Get(place)));
    }

    private static void AddArithmetic(NativeTable table)
    {
        foreach (var (name, operation) in new (string, Func<Trace, Value, Value, Value>)[]
        {
            ("Add", RealFunctions.OfTwo["Add"]),
            ("Subtract", RealFunctions.OfTwo["Subtract"]),
            ("SubtractFrom", static (trace, a, b) => trace.Subtract(b, a)),
            ("Divide", RealFunctions.OfTwo["Divide"]),
            ("DivideByThis", static (trace, a, b) => trace.Divide(b, a)),
            ("PointwiseMultiply", RealFunctions.OfTwo["Multiply"]),
            ("PointwiseDivide", RealFunctions.OfTwo["Divide"]),
            ("PointwisePower", RealFunctions.OfTwo["Pow"]),
            ("PointwiseAtan2", RealFunctions.OfTwo["Atan2"]),
            ("PointwiseMaximum", RealFunctions.OfTwo["Max"]),
            ("PointwiseMinimum", RealFunctions.OfTwo["Min"]),
        })
        {
            DenseTypes.AddOperation(table, DenseTypes.Both, name, 1, (site, self, a) => Combined(site, Value.Of(self), a[0], operation));
        }

        foreach (var (name, operation) in new[] { ("op_Addition", "Add"), ("op_Subtraction", "Subtract"), ("op_Division", "Divide") })
            table.Add(DenseTypes.Both, name, (site, _, a) => Value.Of(Combined(site, a[0], a[1], RealFunctions.OfTwo[operation])));

        table.Add(DenseTypes.Both, "op_UnaryNegation", static (site, _, a) => Value.Of(Negated(site, DenseTypes.Of(site, a[0]))));
        DenseTypes.AddOperation(table, DenseTypes.Both, "Negate", 0, static (site, self, _) => Negated(site, self));
    }

    private static DenseValue Negated(Site site, DenseValue held) => held.With(place => site.Trace.Negate(held.Numbers.Get(place)));

    private static void AddFunctions(NativeTable table)
    {
        foreach (var name in new[]
        {
            "Exp", "Log", "Abs", "Acos", "Asin", "Atan", "Ceiling", "Cos", "Cosh", "Floor", "Log10", "Round", "Sin", "Sinh", "Sqrt", "Tan", "Tanh",
        })
        {
            var function = RealFunctions.OfOne[name];
            DenseTypes.AddOperation(table, DenseTypes.Both, "Pointwise" + name, 0, (site, self, _) =>
                self.With(place => function(site.Trace, self.Numbers.Get(place))));
            table.Add(DenseTypes.Both, name, (site, _, a) => Value.Of(
                DenseTypes.Of(site, a[0]) is var held ? held.With(place => function(site.Trace, held.Numbers.Get(place))) : null));
        }

        DenseTypes.AddOperation(table, DenseTypes.Both, "PointwiseSign", 0, static (site, self, _) => self.With(place =>
        {
            site.Trace.Compare(self.Numbers.Get(place), Value.Of(0.0));
            return Value.Of((double)Math.Sign(self.Numbers.Get(place).Real));
        }));
    }

    private static void AddMaps(NativeTable table)
    {
        table.Add(DenseTypes.Both, "Map/2", static (site, self, a) =>
            Value.Of(Mapped(DenseTypes.Of(site, self), a[0], site.TypeArgument(0))));
        table.Add(DenseTypes.Both, "MapIndexed/2", static (site, self, a) =>
            Value.Of(MappedByPlace(DenseTypes.Of(site, self), a[0], site.TypeArgument(0))));
        AddInPlace("Map", static (held, function) => Mapped(held, function, held.Element));
        AddInPlace("MapIndexed", static (held, function) => MappedByPlace(held, function, held.Element));
        table.Add(DenseTypes.Both, "Map2/3", static (site, self, a) => Value.Of(Combined(site, self, a[1], Two(a[0]))));
        table.Add(DenseTypes.Both, "Map2/4", static (site, self, a) =>
        {
            DenseTypes.Of(site, a[2]).Take(Combined(site, self, a[1], Two(a[0])));
            return default;
        });
        table.Add(DenseTypes.Both, "Exists", static (site, self, a) => Value.Of(DenseTypes.Of(site, self).Items.Any(item => a[0].Call(item).Flag)));
        table.Add(DenseTypes.Both, "ForAll", static (site, self, a) => Value.Of(DenseTypes.Of(site, self).Items.All(item => a[0].Call(item).Flag)));

        void AddInPlace(string name, Func<DenseValue, Value, DenseValue> map)
        {
            table.Add(DenseTypes.Both, name + "Inplace", (site, self, a) =>
            {
                DenseTypes.Of(site, self).Take(map(DenseTypes.Of(site, self), a[0]));
                return default;
            });
            table.Add(DenseTypes.Both, name + "/3", (site, self, a) =>
            {
                DenseTypes.Of(site, a[1]).Take(map(DenseTypes.Of(site, self), a[0]));
                return default;
            });
        }
    }

    private static DenseValue Mapped(DenseValue held, Value function, ITypeSymbol element) =>
        held.With(place => function.Call(held.Numbers.Get(place)), element);

    private static DenseValue MappedByPlace(DenseValue held, Value function, ITypeSymbol element) => held.With(
        place => held.IsMatrix
            ? function.Call(Value.Of(place % held.Rows), Value.Of(place / held.Rows), held.Numbers.Get(place))
            : function.Call(Value.Of(place), held.Numbers.Get(place)),
        element);

    private static Func<Trace, Value, Value, Value> Two(Value function) => (_, first, second) => function.Call(first, second);
}
