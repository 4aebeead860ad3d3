using GradGen.Numerics;

namespace GradGen;

/// <summary>
/// Numerical derivatives of functions. The step that divides is always the one really taken: x + h and x − h are rounded to
/// the element type, and their distance is what the difference of the function's values belongs to.
/// </summary>
public static partial class FiniteDifference
{
    /// <summary>The one-sided difference (f(x + h) − f(x)) / h, with an error of O(h).</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">Where to differentiate.</param>
    /// <param name="step">The step h, above zero.</param>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="x"/> is not finite, or <paramref name="step"/> is not finite, not above zero, or lost when added to x.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="f"/> gives a value that is not finite.</exception>
    public static double Forward(Func<double, double> f, double x, double step) => Slope(f, x, step, DifferenceScheme.OneSided);

    /// <inheritdoc cref="Forward(Func{double, double}, double, double)"/>
    public static float Forward(Func<float, float> f, float x, float step) => Slope(f, x, step, DifferenceScheme.OneSided);

    /// <summary>The two-sided difference (f(x + h) − f(x − h)) / 2h, with an error of O(h²).</summary>
    /// <inheritdoc cref="Forward(Func{double, double}, double, double)"/>
    public static double Central(Func<double, double> f, double x, double step) => Slope(f, x, step, DifferenceScheme.TwoSided);

    /// <inheritdoc cref="Central(Func{double, double}, double, double)"/>
    public static float Central(Func<float, float> f, float x, float step) => Slope(f, x, step, DifferenceScheme.TwoSided);

    private static T Slope<T>(Func<T, T> f, T x, T step, DifferenceScheme scheme)
        where T : struct
    {
        if (f is null)
            throw new ArgumentNullException(nameof(f));
        var (plus, minus) = Around<T>(Precision.ToDouble(x), Precision.ToDouble(step), scheme, nameof(x));
        var rise = Value(f, plus) - Value(f, minus);
        return Precision.FromDouble<T>(rise / (plus - minus));
    }

    private static double Value<T>(Func<T, T> f, double x) =>
        Finite(Precision.ToDouble(f(Precision.FromDouble<T>(x))), string.Empty, x);

    // The two points of a difference, as numbers of the element type.
    private static (double Plus, double Minus) Around<T>(double x, double step, DifferenceScheme scheme, string name)
    {
        if (!Precision.IsFinite(x))
            throw new ArgumentOutOfRangeException(nameof(x), x, $"{name} is not finite: there is no derivative there.");
        if (!Precision.IsFinite(step) || step <= 0)
            throw new ArgumentOutOfRangeException(nameof(step), step, "The step of a difference is a finite number above zero.");
        var precision = Precision.Of<T>();
        var plus = precision.Round(x + step);
        var minus = scheme == DifferenceScheme.TwoSided ? precision.Round(x - step) : x;
        if (plus == x || (scheme == DifferenceScheme.TwoSided && minus == x))
        {
            throw new ArgumentOutOfRangeException(
                nameof(step), step, FormattableString.Invariant($"The step is lost in rounding: {name} + step is {name} again where {name} = {x:R}."));
        }

        return Precision.IsFinite(plus) && Precision.IsFinite(minus)
            ? (plus, minus)
            : throw new ArgumentOutOfRangeException(nameof(step), step, $"{name} ± step is not finite.");
    }

    private static double Finite(double value, string which, double x) =>
        Precision.IsFinite(value)
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"f is {value} where x{which} = {x:R}: no difference can be taken."), "f");
}
