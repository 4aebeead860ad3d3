using GradGen.Generator.Interpretation.Framework;
using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.MathNet;

/// <summary>What vectors have that matrices have not: products to a number, and statements about all their numbers.</summary>
internal static class VectorFamily
{
    internal static void AddTo(NativeTable table)
    {
        AddElements(table);
        AddNumbers(table);
        AddChoices(table);
        DenseTypes.AddOperation(table, DenseTypes.Vectors, "OuterProduct", 1, static (site, self, a) => DenseTypes.Of(site, a[0]) is var other
            ? DenseValue.Matrix(site.Host, self.Element, self.Count, other.Count, (row, column) =>
                site.Trace.Multiply(self.Numbers.Get(row), other.Numbers.Get(column))) : self);
        table.Add(DenseTypes.Vectors, "ToColumnMatrix", static (site, self, _) => DenseTypes.Of(site, self) is var held
            ? Value.Of(DenseValue.Matrix(site.Host, held.Element, held.Count, 1, (row, _) => held.Numbers.Get(row))) : default);
        table.Add(DenseTypes.Vectors, "ToRowMatrix", static (site, self, _) => DenseTypes.Of(site, self) is var held
            ? Value.Of(DenseValue.Matrix(site.Host, held.Element, 1, held.Count, (_, column) => held.Numbers.Get(column))) : default);
    }

    internal static Value Dot(Site site, DenseValue first, DenseValue second) => first.Count == second.Count
        ? RealFunctions.Sum(site.Trace, first.Items.Zip(second.Items, site.Trace.Multiply)) : throw site.Host.Thrown<ArgumentException>();

    /// <summary>The root of that order of the sum of the magnitudes to that power.</summary>
    internal static Value Norm(Site site, IEnumerable<Value> numbers, double order)
    {
        if (order == 2)
            return RealFunctions.Length(site.Trace, numbers);
        var magnitudes = numbers.Select(number => RealFunctions.OfOne["Abs"](site.Trace, number));
        if (order == 1)
            return RealFunctions.Sum(site.Trace, magnitudes);
        if (double.IsInfinity(order))
            return RealFunctions.Best(site.Trace, magnitudes, isLargest: true).Number;
        if (order < 0)
            throw site.Host.Thrown<ArgumentOutOfRangeException>();
        var power = RealFunctions.OfTwo["Pow"];
        return power(site.Trace, RealFunctions.Sum(site.Trace, magnitudes.Select(number => power(site.Trace, number, Value.Of(order)))), Value.Of(1 / order));
    }

    private static void AddElements(NativeTable table)
    {
        table.Add(DenseTypes.Vectors, "get_Count", static (site, self, _) => Value.Of(DenseTypes.Of(site, self).Count));
        foreach (var name in new[] { "get_Item", "At/1" })
            table.Add(DenseTypes.Vectors, name, static (site, self, a) => Part(site, self, a[0].Int, 1).Numbers.Get(a[0].Int));
        foreach (var name in new[] { "set_Item", "At/2" })
        {
            table.Add(DenseTypes.Vectors, name, static (site, self, a) =>
            {
                Part(site, self, a[0].Int, 1).Set(a[0].Int, 0, a[1]);
                return default;
            });
        }

        table.Add(DenseTypes.Vectors, "SubVector", static (site, self, a) => Part(site, self, a[0].Int, a[1].Int) is var held
            ? Value.Of(DenseValue.Vector(site.Host, held.Element, a[1].Int, place => held.Numbers.Get(a[0].Int + place))) : default);
        table.Add(DenseTypes.Vectors, "SetSubVector", static (site, self, a) =>
            Windows.Copy(site, DenseTypes.Of(site, a[2]).Numbers, 0, Part(site, self, a[0].Int, a[1].Int).Numbers, a[0].Int, a[1].Int));
        table.Add(DenseTypes.Vectors, "CopySubVectorTo", static (site, self, a) =>
            Windows.Copy(site, Part(site, self, a[1].Int, a[3].Int).Numbers, a[1].Int, Part(site, a[0], a[2].Int, a[3].Int).Numbers, a[2].Int, a[3].Int));
        table.Add(DenseTypes.Vectors, "SetValues", static (site, self, a) =>
            a[0].Object is ArrayValue values && values.Length == DenseTypes.Of(site, self).Count
            ? Windows.Copy(site, values, 0, DenseTypes.Of(site, self).Numbers, 0, values.Length) : throw site.Host.Thrown<ArgumentException>());
        table.Add(DenseTypes.Vectors, "ToArray", static (site, self, _) =>
            DenseTypes.ToArray(site, self));
        table.Add(DenseTypes.Vectors, "AsArray", static (site, self, _) => Value.Of(DenseTypes.Of(site, self).Numbers));
        table.Add(DenseTypes.Own("DenseVector"), "get_Values", static (site, self, _) => Value.Of(DenseTypes.Of(site, self).Numbers));
    }

    // The vector, where it has such a part.
    private static DenseValue Part(Site site, Value self, int from, int count) =>
        DenseTypes.Of(site, self) is var held && from >= 0 && count >= 0 && from + count <= held.Count
            ? held : throw site.Host.Thrown<ArgumentOutOfRangeException>();

    private static void AddNumbers(NativeTable table)
    {
        Add("Sum", static (site, held, _) => RealFunctions.Sum(site.Trace, held.Items));
        Add("SumMagnitudes", static (site, held, _) => Norm(site, held.Items, 1));
        Add("L1Norm", static (site, held, _) => Norm(site, held.Items, 1));
        Add("L2Norm", static (site, held, _) => Norm(site, held.Items, 2));
        Add("InfinityNorm", static (site, held, _) => Norm(site, held.Items, double.PositiveInfinity));
        Add("Norm", static (site, held, a) => Norm(site, held.Items, a[0].Real));
        Add("DotProduct", static (site, held, a) => Dot(site, held, DenseTypes.Of(site, a[0])));
        Add("Normalize", static (site, held, a) => Norm(site, held.Items, a[0].Real) is { Real: not 0 } norm
            ? Value.Of(held.With(place => site.Trace.Divide(held.Numbers.Get(place), norm))) : Value.Of(held.With(held.Numbers.Get)));

        void Add(string name, Func<Site, DenseValue, Value[], Value> number) =>
            table.Add(DenseTypes.Vectors, name, (site, self, a) => number(site, DenseTypes.Of(site, self), a));
    }

    private static void AddChoices(NativeTable table)
    {
        foreach (var (prefix, isLargest, isOfMagnitudes) in new[]
        {
            ("Maximum", true, false), ("Minimum", false, false), ("AbsoluteMaximum", true, true), ("AbsoluteMinimum", false, true),
        })
        {
            (Value Number, int Place) Found(Site site, Value self) => RealFunctions.Best(
                site.Trace, DenseTypes.Of(site, self).Items
                    .Select(number => isOfMagnitudes ? RealFunctions.OfOne["Abs"](site.Trace, number) : number), isLargest);
            table.Add(DenseTypes.Vectors, prefix, (site, self, _) => Found(site, self).Number);
            table.Add(DenseTypes.Vectors, prefix + "Index", (site, self, _) => Value.Of(Found(site, self).Place));
        }
    }
}
