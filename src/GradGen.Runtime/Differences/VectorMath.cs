#if NET
using System.Numerics.Tensors;
#endif

namespace GradGen;

/// <summary>Norms, by vector instructions where the target framework has them.</summary>
internal static class VectorMath
{
#if NET
    internal static double Norm(ReadOnlySpan<double> values) => TensorPrimitives.Norm(values);

    internal static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => a.IsEmpty ? 0 : TensorPrimitives.Distance(a, b);
#else
    internal static double Norm(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value * value;
        return Math.Sqrt(sum);
    }

    internal static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(sum);
    }
#endif
}
