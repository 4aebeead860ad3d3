#if NET
using System.Numerics.Tensors;

#endif

namespace GradGen.Numerics;

/// <summary>Products and norms, by vector instructions where the target framework has them.</summary>
internal static class VectorMath
{
#if NET
    internal static double Norm(ReadOnlySpan<double> values) => TensorPrimitives.Norm(values);

    internal static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => a.IsEmpty ? 0 : TensorPrimitives.Distance(a, b);

    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => TensorPrimitives.Dot(a, b);

    /// <summary>into = a·factor + b</summary>
    internal static void MultiplyAdd(ReadOnlySpan<double> a, double factor, ReadOnlySpan<double> b, Span<double> into) =>
        TensorPrimitives.MultiplyAdd(a, factor, b, into);

    internal static void Subtract(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> into) => TensorPrimitives.Subtract(a, b, into);

    internal static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> into) => TensorPrimitives.Multiply(a, b, into);

    /// <summary>The largest absolute value.</summary>
    internal static double Largest(ReadOnlySpan<double> values) => values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(values));

    /// <summary>The smallest absolute value.</summary>
    internal static double Least(ReadOnlySpan<double> values) => values.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MinMagnitude(values));
#else
    internal static double Norm(ReadOnlySpan<double> values) => Math.Sqrt(Dot(values, values));

    internal static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(sum);
    }

    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>into = a·factor + b</summary>
    internal static void MultiplyAdd(ReadOnlySpan<double> a, double factor, ReadOnlySpan<double> b, Span<double> into)
    {
        for (var i = 0; i < a.Length; i++)
            into[i] = (a[i] * factor) + b[i];
    }

    internal static void Subtract(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> into)
    {
        for (var i = 0; i < a.Length; i++)
            into[i] = a[i] - b[i];
    }

    internal static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> into)
    {
        for (var i = 0; i < a.Length; i++)
            into[i] = a[i] * b[i];
    }

    /// <summary>The largest absolute value.</summary>
    internal static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    /// <summary>The smallest absolute value.</summary>
    internal static double Least(ReadOnlySpan<double> values)
    {
        var least = double.PositiveInfinity;
        foreach (var value in values)
            least = Math.Min(least, Math.Abs(value));
        return least;
    }
#endif
}
