using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>Numbers as types: their tests, their constants in generic math, and conversions between them.</summary>
internal static class NumberFamily
{
    private static readonly string[] Reals = ["System.Double", "System.Single", "System.Half"];

    private static readonly string[] Integers = ["System.Int32", "System.Int64", "System.Int16", "System.Byte", "System.SByte", "System.UInt16",
        "System.UInt32", "System.UInt64"];

    private static readonly string[] Generic = ["System.Numerics.INumberBase`1", "System.Numerics.INumber`1",
        "System.Numerics.IFloatingPointIeee754`1", "System.Numerics.IFloatingPoint`1"];

    internal static void AddTo(NativeTable table)
    {
        Test(table, "IsNaN", double.IsNaN);
        Test(table, "IsInfinity", double.IsInfinity);
        Test(table, "IsPositiveInfinity", double.IsPositiveInfinity);
        Test(table, "IsNegativeInfinity", double.IsNegativeInfinity);
        Test(table, "IsFinite", static value => !double.IsNaN(value) && !double.IsInfinity(value));
        Test(table, "IsInteger", static value => Math.Floor(value) == value && !double.IsInfinity(value));
        table.Add([.. Reals, .. Generic], "IsNegative", static (site, _, a) => Signed(site, a[0], static value => BitConverter.DoubleToInt64Bits(value) < 0));
        table.Add([.. Reals, .. Generic], "IsPositive", static (site, _, a) => Signed(site, a[0], static value => BitConverter.DoubleToInt64Bits(value) >= 0));
        table.Add([.. Generic.Take(2)], "IsZero", static (site, _, a) => Value.Of(IsReal(site.OfType(0)) ? a[0].Real == 0 : a[0].Integer == 0));
        table.Add(Integers, "IsEvenInteger", static (_, _, a) => Value.Of((a[0].Integer & 1) == 0));
        table.Add(Integers, "IsOddInteger", static (_, _, a) => Value.Of((a[0].Integer & 1) == 1));
        Constant(table, "INumberBase`1", "Zero", 0);
        Constant(table, "INumberBase`1", "One", 1);
        Constant(table, "IAdditiveIdentity`2", "AdditiveIdentity", 0);
        Constant(table, "IMultiplicativeIdentity`2", "MultiplicativeIdentity", 1);
        Constant(table, "ISignedNumber`1", "NegativeOne", -1);
        Constant(table, "IFloatingPointConstants`1", "Pi", Math.PI);
        Constant(table, "IFloatingPointConstants`1", "E", Math.E);
        Constant(table, "IFloatingPointConstants`1", "Tau", 2 * Math.PI);
        Constant(table, "IFloatingPointIeee754`1", "NaN", double.NaN);
        Constant(table, "IFloatingPointIeee754`1", "PositiveInfinity", double.PositiveInfinity);
        Constant(table, "IFloatingPointIeee754`1", "NegativeInfinity", double.NegativeInfinity);
        Constant(table, "IFloatingPointIeee754`1", "Epsilon", double.Epsilon);
        Constant(table, "IMinMaxValue`1", "MaxValue", double.MaxValue);
        Constant(table, "IMinMaxValue`1", "MinValue", double.MinValue);
        foreach (var name in new[] { "CreateChecked", "CreateSaturating", "CreateTruncating" })
            table.Add(["System.Numerics.INumberBase`1", .. Reals, .. Integers], name,
                static (site, _, a) => Converted(a[0], site.TypeArgument(0), site.Method.ReturnType));
        table.Add([.. Reals, .. Integers, "System.IComparable`1"], "CompareTo",
            static (site, self, a) => Value.Of(site.Host.Compare(self, a[0], site.TypeOf(0))));
        table.Add([.. Reals, .. Integers, "System.IEquatable`1", "System.Boolean", "System.Char"], "Equals",
            static (site, self, a) => Value.Of(site.Host.AreEqual(self, a[0], site.TypeOf(0))));
        table.Add([.. Reals, .. Integers, "System.Boolean", "System.Char"], "GetHashCode",
            static (site, self, _) => Value.Of(site.Host.HashOf(self, site.Method.ContainingType)));
        table.Add([.. Reals, .. Integers, "System.Boolean", "System.Char"], "ToString", static (site, self, a) =>
            Value.Of(site.Host.TextOf(self, site.Method.ContainingType, a.Length > 0 ? a[0].Object as string : null)));
        foreach (var (name, kind) in new[] { ("ToDouble", Kind.Real), ("ToSingle", Kind.Real), ("ToInt32", Kind.Int32), ("ToInt64", Kind.Int64),
            ("ToBoolean", Kind.Boolean) })
            table.Add("System.Convert", name + "/1", (site, _, a) => ConvertTo(site, a[0], kind));
    }

    private static bool IsReal(ITypeSymbol type) => Kinds.Of(type) == Kind.Real;

    private static void Test(NativeTable table, string name, Func<double, bool> test) =>
        table.Add([.. Reals, .. Generic], name, (site, _, a) => Value.Of(!IsReal(site.TypeOf(0)) ? name is "IsFinite" or "IsInteger" : test(a[0].Real)));

    private static Value Signed(Site site, Value value, Func<double, bool> test)
    {
        if (!IsReal(site.TypeOf(0)))
            return Value.Of((value.Integer < 0) == (site.Method.Name == "IsNegative"));
        site.Trace.Compare(value, Value.Of(0.0));
        return Value.Of(test(value.Real));
    }

    private static void Constant(NativeTable table, string type, string name, double value) =>
        table.Add("System.Numerics." + type, "get_" + name, (site, _, _) => IsReal(site.OfType(0)) ? Value.Of(value)
            : Math.Abs(value) < 2 ? Value.Of((long)value) : throw RunEndedException.Unknown("System.Numerics." + type + "." + name + " of an integer"));

    private static Value Converted(Value value, ITypeSymbol from, ITypeSymbol to) =>
        IsReal(to) ? IsReal(from) ? value : Value.Of((double)value.Integer)
            : IsReal(from) ? Value.Of(Kinds.Of(to).Wrap((long)value.Real)) : Value.Of(Kinds.Of(to).Wrap(value.Integer));

    private static Value ConvertTo(Site site, Value value, Kind to)
    {
        var from = Kinds.Of(site.TypeOf(0));
        if (from == Kind.Object)
            throw RunEndedException.Unknown("System.Convert of " + site.TypeOf(0).ToDisplayString());
        return to switch
        {
            Kind.Real => from == Kind.Real ? value : Value.Of((double)value.Integer),
            Kind.Boolean => Value.Of(from == Kind.Real ? value.Real != 0 : value.Integer != 0),
            // Convert rounds to even, unlike a cast.
            _ => from == Kind.Real ? Value.Of((long)Math.Round(value.Real)) : value,
        };
    }
}
