namespace Seeds;

/// <summary>The article's measure of how far two gradients are apart.</summary>
internal static class Difference
{
    /// <summary>‖dθapprox − dθ‖₂ / (‖dθapprox‖₂ + ‖dθ‖₂)</summary>
    public static double Normalised(ReadOnlySpan<double> approximate, ReadOnlySpan<double> analytic)
    {
        var (difference, approximateNorm, analyticNorm) = (0.0, 0.0, 0.0);
        for (var i = 0; i < approximate.Length; i++)
        {
            difference += (approximate[i] - analytic[i]) * (approximate[i] - analytic[i]);
            approximateNorm += approximate[i] * approximate[i];
            analyticNorm += analytic[i] * analytic[i];
        }

        return Math.Sqrt(difference) / (Math.Sqrt(approximateNorm) + Math.Sqrt(analyticNorm));
    }

    /// <summary>The same for float32; only the layer computes in float32, the comparison does not.</summary>
    public static double Normalised(float[] approximate, float[] analytic) =>
        Normalised(Array.ConvertAll(approximate, static value => (double)value), Array.ConvertAll(analytic, static value => (double)value));
}
