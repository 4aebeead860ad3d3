using System.Runtime.CompilerServices;

namespace GradGen.Numerics;

/// <summary>The arithmetic that a function is computed in; its values are held in double here.</summary>
internal sealed class Precision
{
    private Precision(double epsilon, bool isSingle)
    {
        Epsilon = epsilon;
        IsSingle = isSingle;
        TwoSidedStep = Math.Pow(epsilon, 1.0 / 3);
        OneSidedStep = Math.Sqrt(epsilon);
    }

    internal static Precision Single { get; } = new(1.1920928955078125e-7, true);

    internal static Precision Double { get; } = new(2.220446049250313e-16, false);

    /// <summary>The gap between 1 and the next larger number.</summary>
    internal double Epsilon { get; }

    /// <summary>
    /// What sums in another order, as parallel loops make them, may differ by, relative to their size: some units of rounding,
    /// which is not a different result.
    /// </summary>
    internal double Reordering => 1000 * Epsilon;

    internal bool IsSingle { get; }

    /// <summary>The element type's C# name.</summary>
    internal string Name => IsSingle ? "float" : "double";

    // Rounding costs ε|f|/h and truncation h²|f‴|/6 or h|f″|/2: where f and its derivatives are of one size the sum is
    // smallest near these roots (Numerical Recipes, section 5.7).
    private double TwoSidedStep { get; }

    private double OneSidedStep { get; }

    internal static Precision Of<T>() => typeof(T) == typeof(float) ? Single : Double;

    /// <summary>The nearest number of this arithmetic.</summary>
    internal double Round(double value) => IsSingle ? (float)value : value;

    /// <summary>The step that suits a value: relative where it is large, absolute where it is small.</summary>
    internal double DefaultStep(DifferenceScheme scheme, double x) =>
        (scheme == DifferenceScheme.TwoSided ? TwoSidedStep : OneSidedStep) * Math.Max(1, Math.Abs(x));

    internal static double ToDouble<T>(T value)
    {
        if (typeof(T) == typeof(float))
            return Unsafe.As<T, float>(ref value);
        if (typeof(T) == typeof(double))
            return Unsafe.As<T, double>(ref value);
        throw NotSupported<T>();
    }

    internal static T FromDouble<T>(double value)
    {
        if (typeof(T) == typeof(float))
        {
            var single = (float)value;
            return Unsafe.As<float, T>(ref single);
        }

        return typeof(T) == typeof(double) ? Unsafe.As<double, T>(ref value) : throw NotSupported<T>();
    }

    /// <summary>Converts one number after the other.</summary>
    internal static void ToDouble<T>(ReadOnlySpan<T> from, Span<double> to)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = ToDouble(from[i]);
    }

    /// <summary>Converts each number to the nearest one of the element type.</summary>
    internal static void FromDouble<T>(ReadOnlySpan<double> from, Span<T> to)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = FromDouble<T>(from[i]);
    }

    // netstandard2.0 lacks double.IsFinite.
    internal static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static NotSupportedException NotSupported<T>() => new($"Gradients are checked in float and double, not in {typeof(T).Name}.");
}
