using GradGen.Numerics;

namespace GradGen;

/// <summary>
/// Numerical derivatives of functions. The divisor is always the step that was really taken: x + h and x − h are rounded to
/// the element type, and the difference of the function's values is divided by their distance.
/// </summary>
public static class FiniteDifference
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

    /// <summary>The gradient of a function of an array: n values for n elements.</summary>
    /// <param name="f">The function; it is called with <paramref name="x"/> itself, with one element moved.</param>
    /// <param name="x">Where to differentiate; its values are restored afterwards, also after an exception.</param>
    /// <param name="scheme">Two-sided, 2n evaluations, or one-sided, n + 1.</param>
    /// <param name="step">
    /// The step along every element; by default the cube root of the machine epsilon (two-sided) or its square root
    /// (one-sided), times max(1, |xᵢ|).
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An element is not finite, or <paramref name="step"/> is not finite, not above zero, or lost when added to an element.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="f"/> gives a value that is not finite.</exception>
    public static double[] Gradient(Func<double[], double> f, double[] x, DifferenceScheme scheme = DifferenceScheme.TwoSided, double? step = null) =>
        Gradient<double>(f, x, scheme, step);

    /// <inheritdoc cref="Gradient(Func{double[], double}, double[], DifferenceScheme, double?)"/>
    public static float[] Gradient(Func<float[], float> f, float[] x, DifferenceScheme scheme = DifferenceScheme.TwoSided, float? step = null) =>
        Gradient<float>(f, x, scheme, step);

    /// <summary>The Jacobian of a function of an array: element [i, j] is the derivative of output i with respect to element j.</summary>
    /// <param name="f">
    /// The function; it is called with <paramref name="x"/> itself, with one element moved, and may return the same array every time.
    /// </param>
    /// <param name="x">Where to differentiate; its values are restored afterwards, also after an exception.</param>
    /// <param name="scheme">Two-sided, 2n evaluations, or one-sided, n + 1.</param>
    /// <param name="step">The step along every element; by default as for the gradient.</param>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> or <paramref name="x"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An element is not finite, or <paramref name="step"/> is not finite, not above zero, or lost when added to an element.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="f"/> gives null, a value that is not finite, or arrays of several lengths.</exception>
    public static double[,] Jacobian(Func<double[], double[]> f, double[] x, DifferenceScheme scheme = DifferenceScheme.TwoSided, double? step = null) =>
        Jacobian<double>(f, x, scheme, step);

    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, double[], DifferenceScheme, double?)"/>
    public static float[,] Jacobian(Func<float[], float[]> f, float[] x, DifferenceScheme scheme = DifferenceScheme.TwoSided, float? step = null) =>
        Jacobian<float>(f, x, scheme, step);

    private static T[] Gradient<T>(Func<T[], T> f, T[] x, DifferenceScheme scheme, double? step)
        where T : struct
    {
        if (f is null)
            throw new ArgumentNullException(nameof(f));
        return [.. Columns(point => [f(point)], x, scheme, step).Select(static column => column[0])];
    }

    private static T[,] Jacobian<T>(Func<T[], T[]> f, T[] x, DifferenceScheme scheme, double? step)
        where T : struct
    {
        if (f is null)
            throw new ArgumentNullException(nameof(f));
        var columns = Columns(f, x, scheme, step);
        var jacobian = new T[columns.Length == 0 ? f(x).Length : columns[0].Length, columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            for (var row = 0; row < columns[column].Length; row++)
                jacobian[row, column] = columns[column][row];
        }

        return jacobian;
    }

    // One column per element: the derivatives of all outputs by it.
    private static T[][] Columns<T>(Func<T[], T[]> f, T[] x, DifferenceScheme scheme, double? step)
        where T : struct
    {
        if (x is null)
            throw new ArgumentNullException(nameof(x));
        var columns = new T[x.Length][];
        double[]? middle = null;
        for (var element = 0; element < x.Length; element++)
        {
            var original = x[element];
            var here = Precision.ToDouble(original);
            var which = $"[{element}]";
            var (plus, minus) = Around<T>(here, step ?? Precision.Of<T>().DefaultStep(scheme, here), scheme, "x" + which);
            try
            {
                x[element] = Precision.FromDouble<T>(plus);
                var above = Values(f, x, which, plus);
                x[element] = Precision.FromDouble<T>(minus);
                // Without a step to the other side, the value in the middle serves every element.
                var below = scheme == DifferenceScheme.TwoSided ? Values(f, x, which, minus) : middle ??= Values(f, x, which, minus);
                columns[element] = Slopes<T>(above, below, plus - minus);
            }
            finally
            {
                x[element] = original;
            }
        }

        return columns;
    }

    private static double[] Values<T>(Func<T[], T[]> f, T[] x, string which, double here)
    {
        var values = f(x) ?? throw new ArgumentException("f gives null.", nameof(f));
        return Array.ConvertAll(values, value => Finite(Precision.ToDouble(value), which, here));
    }

    private static T[] Slopes<T>(double[] above, double[] below, double width)
    {
        if (above.Length != below.Length)
            throw new ArgumentException($"f gives arrays of {above.Length} and of {below.Length} values.", "f");
        var slopes = new T[above.Length];
        for (var output = 0; output < slopes.Length; output++)
            slopes[output] = Precision.FromDouble<T>((above[output] - below[output]) / width);
        return slopes;
    }
}
