using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary><c>Math</c>, <c>MathF</c>, and what <c>double</c>, <c>float</c> and the interfaces of generic math have under the same names.</summary>
internal static class MathFamily
{
    private static readonly string[] Types = ["System.Math", "System.MathF", "System.Double", "System.Single", "System.Half"];

    private static readonly string[] Interfaces =
    [
        "IExponentialFunctions`1", "ILogarithmicFunctions`1", "ITrigonometricFunctions`1", "IHyperbolicFunctions`1", "IRootFunctions`1", "IPowerFunctions`1",
        "IFloatingPoint`1", "IFloatingPointIeee754`1", "INumber`1", "INumberBase`1",
    ];

    // Of which integers have the same.
    private static readonly Dictionary<string, Func<long, long, long>> OfIntegers = new()
    {
        ["Max"] = Math.Max,
        ["MaxNumber"] = Math.Max,
        ["MaxNative"] = Math.Max,
        ["Min"] = Math.Min,
        ["MinNumber"] = Math.Min,
        ["MinNative"] = Math.Min,
    };

    private static IEnumerable<string> Everywhere => Types.Concat(Interfaces.Select(static name => "System.Numerics." + name));

    internal static void AddTo(NativeTable table)
    {
        // Those that integers have too are added below.
        foreach (var (name, function) in RealFunctions.OfOne.Where(static pair => pair.Key != "Abs").Select(static pair => (pair.Key, pair.Value)))
            table.Add(Everywhere, name is "Log" or "Round" ? name + "/1" : name, (site, _, a) => function(site.Trace, a[0]));
        foreach (var (name, function) in RealFunctions.OfTwo.Where(static pair => !OfIntegers.ContainsKey(pair.Key))
            .Select(static pair => (pair.Key, pair.Value)))
            table.Add(Everywhere, name == "Log" ? "Log/2" : name, (site, _, a) => function(site.Trace, a[0], a[1]));
        foreach (var name in new[] { "FusedMultiplyAdd", "MultiplyAddEstimate" })
            table.Add(Everywhere, name, static (site, _, a) => site.Trace.Add(site.Trace.Multiply(a[0], a[1]), a[2]));
        table.Add(Everywhere, "Lerp", static (site, _, a) => site.Trace.Add(a[0], site.Trace.Multiply(site.Trace.Subtract(a[1], a[0]), a[2])));
        table.Add(Everywhere, "SinCos",
            static (site, _, a) => Pair(site, site.Trace.Unary(Math.Sin(a[0].Real), a[0], Math.Cos(a[0].Real)),
                site.Trace.Unary(Math.Cos(a[0].Real), a[0], -Math.Sin(a[0].Real))));
        AddChoices(table);
        AddSteps(table);
    }

    // One of two numbers is passed on, and which one is a choice.
    private static void AddChoices(NativeTable table)
    {
        foreach (var (name, function) in OfIntegers.Select(static pair => (pair.Key, pair.Value)))
        {
            var ofReals = RealFunctions.OfTwo[name];
            table.Add(Everywhere, name, (site, _, a) =>
                IsReal(site) ? ofReals(site.Trace, a[0], a[1]) : Value.Of(function(a[0].Integer, a[1].Integer)));
        }

        table.Add(Everywhere, "Clamp", static (site, _, a) => !IsReal(site)
            ? a[1].Integer > a[2].Integer
                ? throw site.Host.Thrown<ArgumentException>()
                : Value.Of(Math.Max(a[1].Integer, Math.Min(a[2].Integer, a[0].Integer)))
            : RealFunctions.Chosen(site.Trace, RealFunctions.Chosen(site.Trace, a[0], a[1], a[0].Real >= a[1].Real), a[2], a[0].Real <= a[2].Real));
        table.Add(Everywhere, "Abs", static (site, _, a) =>
            IsReal(site) ? RealFunctions.OfOne["Abs"](site.Trace, a[0]) : Value.Of(Math.Abs(a[0].Integer)));
    }

    // What is constant but for its jumps.
    private static void AddSteps(NativeTable table)
    {
        table.Add(Everywhere, "Sign", static (site, _, a) =>
        {
            if (!IsReal(site))
                return Value.Of(Math.Sign(a[0].Integer));
            site.Trace.Compare(a[0], Value.Of(0.0));
            return double.IsNaN(a[0].Real) ? throw site.Host.Thrown<ArithmeticException>() : Value.Of(Math.Sign(a[0].Real));
        });
        table.Add(Everywhere, "Round/2", static (site, _, a) => Kinds.Of(site.TypeOf(1)) == Kind.Int32 && site.TypeOf(1).TypeKind != TypeKind.Enum
            ? Value.Of(Math.Round(a[0].Real, a[1].Int)) : Value.Of(Rounded(a[0].Real, a[1].Int)));
        table.Add(["System.Math"], "DivRem/2", static (site, _, a) => a[1].Integer == 0 ? throw site.Host.Thrown<DivideByZeroException>()
            : Pair(site, Value.Of(a[0].Integer / a[1].Integer), Value.Of(a[0].Integer % a[1].Integer)));
        table.Add(["System.Math"], "BigMul/2", static (_, _, a) => Value.Of(a[0].Integer * a[1].Integer));
    }

    private static double Rounded(double value, int mode) => mode switch
    {
        0 or 1 => Math.Round(value, (MidpointRounding)mode),
        2 => Math.Truncate(value),
        3 => Math.Floor(value),
        _ => Math.Ceiling(value),
    };

    private static bool IsReal(Site site) => Kinds.Of(site.TypeOf(0)) == Kind.Real;

    private static Value Pair(Site site, Value first, Value second)
    {
        var pair = new Instance(site.Host.Layouts.Of((INamedTypeSymbol)site.Method.ReturnType));
        (pair.Fields[0], pair.Fields[1]) = (first, second);
        return Value.Of(pair);
    }
}
