using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>Functions of reals with their derivatives, under the names that .NET has for them in <c>Math</c> and in its types of vectors.</summary>
internal static class RealFunctions
{
    /// <summary>Functions of one real.</summary>
    internal static IReadOnlyDictionary<string, Func<Trace, Value, Value>> OfOne { get; } = new Dictionary<string, Func<Trace, Value, Value>>
    {
        ["Exp"] = Smooth(Math.Exp, static (_, y) => y),
        ["Exp2"] = Smooth(static x => Math.Pow(2, x), static (_, y) => y * Math.Log(2)),
        ["Log"] = Smooth(Math.Log, static (x, _) => 1 / x),
        ["Log2"] = Smooth(static x => Math.Log(x, 2), static (x, _) => 1 / (x * Math.Log(2))),
        ["Log10"] = Smooth(Math.Log10, static (x, _) => 1 / (x * Math.Log(10))),
        ["ExpM1"] = Smooth(static x => Math.Exp(x) - 1, static (x, _) => Math.Exp(x)),
        ["LogP1"] = Smooth(static x => Math.Log(1 + x), static (x, _) => 1 / (1 + x)),
        ["Sqrt"] = Smooth(Math.Sqrt, static (_, y) => 1 / (2 * y)),
        ["Cbrt"] = Smooth(static x => x < 0 ? -Math.Pow(-x, 1.0 / 3) : Math.Pow(x, 1.0 / 3), static (_, y) => 1 / (3 * y * y)),
        ["Sin"] = Smooth(Math.Sin, static (x, _) => Math.Cos(x)),
        ["Cos"] = Smooth(Math.Cos, static (x, _) => -Math.Sin(x)),
        ["Tan"] = Smooth(Math.Tan, static (_, y) => 1 + (y * y)),
        ["Asin"] = Smooth(Math.Asin, static (x, _) => 1 / Math.Sqrt(1 - (x * x))),
        ["Acos"] = Smooth(Math.Acos, static (x, _) => -1 / Math.Sqrt(1 - (x * x))),
        ["Atan"] = Smooth(Math.Atan, static (x, _) => 1 / (1 + (x * x))),
        ["Sinh"] = Smooth(Math.Sinh, static (x, _) => Math.Cosh(x)),
        ["Cosh"] = Smooth(Math.Cosh, static (x, _) => Math.Sinh(x)),
        ["Tanh"] = Smooth(Math.Tanh, static (_, y) => 1 - (y * y)),
        ["Asinh"] = Smooth(static x => Math.Log(Math.Abs(x) + Math.Sqrt((x * x) + 1)) * (x < 0 ? -1 : 1), static (x, _) => 1 / Math.Sqrt((x * x) + 1)),
        ["Acosh"] = Smooth(static x => Math.Log(x + Math.Sqrt((x * x) - 1)), static (x, _) => 1 / Math.Sqrt((x * x) - 1)),
        ["Atanh"] = Smooth(static x => Math.Log((1 + x) / (1 - x)) / 2, static (x, _) => 1 / (1 - (x * x))),
        ["ReciprocalEstimate"] = Smooth(static x => 1 / x, static (_, y) => -y * y),
        ["ReciprocalSqrtEstimate"] = Smooth(static x => 1 / Math.Sqrt(x), static (x, y) => -y / (2 * x)),
        ["SinPi"] = Smooth(static x => Math.Sin(Math.PI * x), static (x, _) => Math.PI * Math.Cos(Math.PI * x)),
        ["CosPi"] = Smooth(static x => Math.Cos(Math.PI * x), static (x, _) => -Math.PI * Math.Sin(Math.PI * x)),
        ["Abs"] = static (trace, x) =>
        {
            trace.Compare(x, Value.Of(0.0));
            return trace.Unary(Math.Abs(x.Real), x, Math.Sign(double.IsNaN(x.Real) ? 0 : x.Real));
        },
        ["Negate"] = static (trace, x) => trace.Negate(x),
        ["Floor"] = Step(Math.Floor),
        ["Ceiling"] = Step(Math.Ceiling),
        ["Truncate"] = Step(Math.Truncate),
        ["Round"] = Step(Math.Round),
    };

    /// <summary>Functions of two reals.</summary>
    internal static IReadOnlyDictionary<string, Func<Trace, Value, Value, Value>> OfTwo { get; } = new Dictionary<string, Func<Trace, Value, Value, Value>>
    {
        ["Add"] = static (trace, a, b) => trace.Add(a, b),
        ["Subtract"] = static (trace, a, b) => trace.Subtract(a, b),
        ["Multiply"] = static (trace, a, b) => trace.Multiply(a, b),
        ["Divide"] = static (trace, a, b) => trace.Divide(a, b),
        ["Atan2"] = Smooth(Math.Atan2, static (y, x, _) => (x / ((x * x) + (y * y)), -y / ((x * x) + (y * y)))),
        ["Pow"] = Smooth(Math.Pow, static (x, exponent, result) =>
            (exponent == 0 ? 0 : exponent * Math.Pow(x, exponent - 1), x > 0 ? result * Math.Log(x) : 0)),
        ["Log"] = Smooth(Math.Log, static (x, b, y) => (1 / (x * Math.Log(b)), -y / (b * Math.Log(b)))),
        ["Hypot"] = Smooth(static (x, y) => Math.Sqrt((x * x) + (y * y)), static (x, y, r) => (x / r, y / r)),
        ["IEEERemainder"] = Smooth(Math.IEEERemainder, static (x, y, _) => (1, -Math.Round(x / y))),
        ["Ieee754Remainder"] = Smooth(Math.IEEERemainder, static (x, y, _) => (1, -Math.Round(x / y))),
        ["Max"] = Choice(static (a, b) => a >= b || double.IsNaN(a)),
        ["MaxNumber"] = Choice(static (a, b) => a >= b || double.IsNaN(a)),
        ["MaxNative"] = Choice(static (a, b) => a >= b || double.IsNaN(a)),
        ["Min"] = Choice(static (a, b) => a <= b || double.IsNaN(a)),
        ["MinNumber"] = Choice(static (a, b) => a <= b || double.IsNaN(a)),
        ["MinNative"] = Choice(static (a, b) => a <= b || double.IsNaN(a)),
        ["MaxMagnitude"] = Choice(static (a, b) => Math.Abs(a) >= Math.Abs(b)),
        ["MinMagnitude"] = Choice(static (a, b) => Math.Abs(a) <= Math.Abs(b)),
        ["CopySign"] = static (trace, value, sign) =>
        {
            trace.Compare(sign, Value.Of(0.0));
            var isNegative = BitConverter.DoubleToInt64Bits(sign.Real) < 0;
            return trace.Unary(isNegative ? -Math.Abs(value.Real) : Math.Abs(value.Real), value, Math.Sign(value.Real) * (isNegative ? -1 : 1));
        },
    };

    /// <summary>One of two numbers is passed on, and which one is a choice.</summary>
    internal static Value Chosen(Trace trace, Value first, Value second, bool isFirst)
    {
        trace.Compare(first, second);
        return trace.Pass(isFirst ? first : second);
    }

    /// <summary>A sum, from the first to the last.</summary>
    internal static Value Sum(Trace trace, IEnumerable<Value> numbers)
    {
        var sum = Value.Of(0.0);
        foreach (var number in numbers)
            sum = trace.Add(sum, number);
        return sum;
    }

    /// <summary>The root of the sum of the squares.</summary>
    internal static Value Length(Trace trace, IEnumerable<Value> numbers) =>
        OfOne["Sqrt"](trace, Sum(trace, numbers.Select(number => trace.Multiply(number, number))));

    /// <summary>The largest or the smallest of some numbers, and the place of the first that is.</summary>
    internal static (Value Number, int Place) Best(Trace trace, IEnumerable<Value> numbers, bool isLargest)
    {
        (Value Number, int Place)? best = null;
        var place = 0;
        foreach (var number in numbers)
        {
            if (best is { } held)
            {
                trace.Compare(number, held.Number);
                best = (isLargest ? number.Real > held.Number.Real : number.Real < held.Number.Real) ? (number, place) : held;
            }

            best ??= (number, place);
            place++;
        }

        return best ?? throw RunEndedException.Unknown("the largest of no numbers");
    }

    private static Func<Trace, Value, Value> Smooth(Func<double, double> value, Func<double, double, double> derivative) => (trace, x) =>
    {
        var result = value(x.Real);
        return trace.Unary(result, x, x.Node == 0 ? 0 : derivative(x.Real, result));
    };

    private static Func<Trace, Value, Value, Value> Smooth(Func<double, double, double> value,
        Func<double, double, double, (double First, double Second)> derivatives) => (trace, x, y) =>
    {
        var result = value(x.Real, y.Real);
        var (first, second) = derivatives(x.Real, y.Real, result);
        return trace.Binary(result, x, first, y, second);
    };

    // Constant but for its jumps.
    private static Func<Trace, Value, Value> Step(Func<double, double> value) => (_, x) => Value.Of(value(x.Real));

    private static Func<Trace, Value, Value, Value> Choice(Func<double, double, bool> isFirst) =>
        (trace, first, second) => Chosen(trace, first, second, isFirst(first.Real, second.Real));
}
