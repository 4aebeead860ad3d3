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

    private static IEnumerable<string> Everywhere => Types.Concat(Interfaces.Select(static name => "System.Numerics." + name));

    internal static void AddTo(NativeTable table)
    {
        Unary(table, "Exp", Math.Exp, static (_, y) => y);
        Unary(table, "Exp2", static x => Math.Pow(2, x), static (_, y) => y * Math.Log(2));
        Unary(table, "Log/1", Math.Log, static (x, _) => 1 / x);
        Unary(table, "Log2", static x => Math.Log(x, 2), static (x, _) => 1 / (x * Math.Log(2)));
        Unary(table, "Log10", Math.Log10, static (x, _) => 1 / (x * Math.Log(10)));
        Unary(table, "ExpM1", static x => Math.Exp(x) - 1, static (x, _) => Math.Exp(x));
        Unary(table, "LogP1", static x => Math.Log(1 + x), static (x, _) => 1 / (1 + x));
        Unary(table, "Sqrt", Math.Sqrt, static (_, y) => 1 / (2 * y));
        Unary(table, "Cbrt", Cbrt, static (_, y) => 1 / (3 * y * y));
        Unary(table, "Sin", Math.Sin, static (x, _) => Math.Cos(x));
        Unary(table, "Cos", Math.Cos, static (x, _) => -Math.Sin(x));
        Unary(table, "Tan", Math.Tan, static (_, y) => 1 + (y * y));
        Unary(table, "Asin", Math.Asin, static (x, _) => 1 / Math.Sqrt(1 - (x * x)));
        Unary(table, "Acos", Math.Acos, static (x, _) => -1 / Math.Sqrt(1 - (x * x)));
        Unary(table, "Atan", Math.Atan, static (x, _) => 1 / (1 + (x * x)));
        Unary(table, "Sinh", Math.Sinh, static (x, _) => Math.Cosh(x));
        Unary(table, "Cosh", Math.Cosh, static (x, _) => Math.Sinh(x));
        Unary(table, "Tanh", Math.Tanh, static (_, y) => 1 - (y * y));
        Unary(table, "Asinh", static x => Math.Log(Math.Abs(x) + Math.Sqrt((x * x) + 1)) * (x < 0 ? -1 : 1), static (x, _) => 1 / Math.Sqrt((x * x) + 1));
        Unary(table, "Acosh", static x => Math.Log(x + Math.Sqrt((x * x) - 1)), static (x, _) => 1 / Math.Sqrt((x * x) - 1));
        Unary(table, "Atanh", static x => Math.Log((1 + x) / (1 - x)) / 2, static (x, _) => 1 / (1 - (x * x)));
        Unary(table, "ReciprocalEstimate", static x => 1 / x, static (_, y) => -y * y);
        Unary(table, "ReciprocalSqrtEstimate", static x => 1 / Math.Sqrt(x), static (x, y) => -y / (2 * x));
        Unary(table, "SinPi", static x => Math.Sin(Math.PI * x), static (x, _) => Math.PI * Math.Cos(Math.PI * x));
        Unary(table, "CosPi", static x => Math.Cos(Math.PI * x), static (x, _) => -Math.PI * Math.Sin(Math.PI * x));
        Binary(table, "Atan2", Math.Atan2, static (y, x, _) => (x / ((x * x) + (y * y)), -y / ((x * x) + (y * y))));
        Binary(table, "Pow", Math.Pow, Power);
        Binary(table, "Log/2", Math.Log, static (x, b, y) => (1 / (x * Math.Log(b)), -y / (b * Math.Log(b))));
        Binary(table, "Hypot", static (x, y) => Math.Sqrt((x * x) + (y * y)), static (x, y, r) => (x / r, y / r));
        Binary(table, "IEEERemainder", Math.IEEERemainder, static (x, y, _) => (1, -Math.Round(x / y)));
        Binary(table, "Ieee754Remainder", Math.IEEERemainder, static (x, y, _) => (1, -Math.Round(x / y)));
        table.Add(Everywhere, "FusedMultiplyAdd", static (site, _, a) => site.Trace.Add(site.Trace.Multiply(a[0], a[1]), a[2]));
        table.Add(Everywhere, "MultiplyAddEstimate", static (site, _, a) => site.Trace.Add(site.Trace.Multiply(a[0], a[1]), a[2]));
        table.Add(Everywhere, "Lerp", static (site, _, a) => site.Trace.Add(a[0], site.Trace.Multiply(site.Trace.Subtract(a[1], a[0]), a[2])));
        table.Add(Everywhere, "SinCos",
            static (site, _, a) => Pair(site, site.Trace.Unary(Math.Sin(a[0].Real), a[0], Math.Cos(a[0].Real)),
                site.Trace.Unary(Math.Cos(a[0].Real), a[0], -Math.Sin(a[0].Real))));
        AddChoices(table);
        AddSteps(table);
    }

    /// <summary>A function of one real and its derivative, given the argument and the result.</summary>
    private static void Unary(NativeTable table, string name, Func<double, double> value, Func<double, double, double> derivative) =>
        table.Add(Everywhere, name, (site, _, a) =>
        {
            var result = value(a[0].Real);
            return site.Trace.Unary(result, a[0], a[0].Node == 0 ? 0 : derivative(a[0].Real, result));
        });

    private static void Binary(NativeTable table, string name, Func<double, double, double> value,
        Func<double, double, double, (double First, double Second)> derivatives) =>
        table.Add(Everywhere, name, (site, _, a) =>
        {
            var result = value(a[0].Real, a[1].Real);
            var (first, second) = derivatives(a[0].Real, a[1].Real, result);
            return site.Trace.Binary(result, a[0], first, a[1], second);
        });

    private static (double First, double Second) Power(double x, double exponent, double result) =>
        (exponent == 0 ? 0 : exponent * Math.Pow(x, exponent - 1), x > 0 ? result * Math.Log(x) : 0);

    private static double Cbrt(double x) => x < 0 ? -Math.Pow(-x, 1.0 / 3) : Math.Pow(x, 1.0 / 3);

    // One of two numbers is passed on, and which one is a choice.
    private static void AddChoices(NativeTable table)
    {
        foreach (var name in new[] { "Max", "MaxNumber", "MaxNative" })
            table.Add(Everywhere, name, static (site, _, a) =>
                IsReal(site) ? Chosen(site, a[0], a[1], a[0].Real >= a[1].Real || double.IsNaN(a[0].Real)) : Value.Of(Math.Max(a[0].Integer, a[1].Integer)));
        foreach (var name in new[] { "Min", "MinNumber", "MinNative" })
            table.Add(Everywhere, name, static (site, _, a) =>
                IsReal(site) ? Chosen(site, a[0], a[1], a[0].Real <= a[1].Real || double.IsNaN(a[0].Real)) : Value.Of(Math.Min(a[0].Integer, a[1].Integer)));
        table.Add(Everywhere, "MaxMagnitude", static (site, _, a) => Chosen(site, a[0], a[1], Math.Abs(a[0].Real) >= Math.Abs(a[1].Real)));
        table.Add(Everywhere, "MinMagnitude", static (site, _, a) => Chosen(site, a[0], a[1], Math.Abs(a[0].Real) <= Math.Abs(a[1].Real)));
        table.Add(Everywhere, "Clamp", static (site, _, a) => !IsReal(site)
            ? a[1].Integer > a[2].Integer
                ? throw site.Host.Thrown("System.ArgumentException")
                : Value.Of(Math.Max(a[1].Integer, Math.Min(a[2].Integer, a[0].Integer)))
            : Chosen(site, Chosen(site, a[0], a[1], a[0].Real >= a[1].Real), a[2], a[0].Real <= a[2].Real));
        table.Add(Everywhere, "Abs", static (site, _, a) =>
        {
            if (!IsReal(site))
                return Value.Of(Math.Abs(a[0].Integer));
            site.Trace.Compare(a[0], Value.Of(0.0));
            return site.Trace.Unary(Math.Abs(a[0].Real), a[0], Math.Sign(double.IsNaN(a[0].Real) ? 0 : a[0].Real));
        });
        table.Add(Everywhere, "CopySign", static (site, _, a) =>
        {
            site.Trace.Compare(a[1], Value.Of(0.0));
            var isNegative = BitConverter.DoubleToInt64Bits(a[1].Real) < 0;
            return site.Trace.Unary(isNegative ? -Math.Abs(a[0].Real) : Math.Abs(a[0].Real), a[0], Math.Sign(a[0].Real) * (isNegative ? -1 : 1));
        });
    }

    // What is constant but for its jumps.
    private static void AddSteps(NativeTable table)
    {
        table.Add(Everywhere, "Sign", static (site, _, a) =>
        {
            if (!IsReal(site))
                return Value.Of(Math.Sign(a[0].Integer));
            site.Trace.Compare(a[0], Value.Of(0.0));
            return double.IsNaN(a[0].Real) ? throw site.Host.Thrown("System.ArithmeticException") : Value.Of(Math.Sign(a[0].Real));
        });
        Step(table, "Floor", Math.Floor);
        Step(table, "Ceiling", Math.Ceiling);
        Step(table, "Truncate", Math.Truncate);
        Step(table, "Round/1", Math.Round);
        table.Add(Everywhere, "Round/2", static (site, _, a) => Kinds.Of(site.TypeOf(1)) == Kind.Int32 && site.TypeOf(1).TypeKind != TypeKind.Enum
            ? Value.Of(Math.Round(a[0].Real, a[1].Int)) : Value.Of(Rounded(a[0].Real, a[1].Int)));
        table.Add(["System.Math"], "DivRem/2", static (site, _, a) => a[1].Integer == 0 ? throw site.Host.Thrown("System.DivideByZeroException")
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

    private static void Step(NativeTable table, string name, Func<double, double> value) =>
        table.Add(Everywhere, name, (_, _, a) => Value.Of(value(a[0].Real)));

    private static bool IsReal(Site site) => Kinds.Of(site.TypeOf(0)) == Kind.Real;

    private static Value Chosen(Site site, Value first, Value second, bool isFirst)
    {
        site.Trace.Compare(first, second);
        return site.Trace.Pass(isFirst ? first : second);
    }

    private static Value Pair(Site site, Value first, Value second)
    {
        var pair = new Instance(site.Host.Layouts.Of((INamedTypeSymbol)site.Method.ReturnType));
        (pair.Fields[0], pair.Fields[1]) = (first, second);
        return Value.Of(pair);
    }
}
