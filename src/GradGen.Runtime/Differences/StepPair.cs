using GradGen.Numerics;

namespace GradGen.Differences;

/// <summary>A derivative by Richardson extrapolation from two symmetric steps, with an error of O(h⁴).</summary>
internal static class StepPair
{
    // Standard errors of rounding in the bound. In double there is room for many.
    private const double Confidence = 20;

    /// <summary>Reads the derivative with four evaluations besides that of the middle.</summary>
    /// <param name="line">The function.</param>
    /// <param name="step">h</param>
    /// <param name="ratio">h by the smaller step.</param>
    /// <param name="noise">The noise of a value.</param>
    /// <param name="isNoisy">Whether most of the bound is noise.</param>
    internal static DerivativeReading Read(LineFunction line, double step, double ratio, double noise, out bool isNoisy)
    {
        isNoisy = false;
        var middle = line(0, out _);
        var (wideOdd, wideEven) = Halves(line, step, middle);
        var (narrowOdd, narrowEven) = Halves(line, step / ratio, middle);
        var narrow = narrowOdd / (step / ratio);
        var square = ratio * ratio;
        var slope = ((square * narrow) - (wideOdd / step)) / (square - 1);
        if (!Precision.IsFinite(slope))
            return DerivativeReading.Nothing;
        // Both halves of a smooth function are polynomials of every second power. |h| is in none of them: what the even half
        // has of it, and what the smaller model says otherwise, together bound what a kink at any distance can do.
        var kink = Math.Abs((square * narrowEven) - wideEven) / (step * (ratio - 1));
        var truncation = (2 * Math.Abs(slope - narrow)) + kink;
        // (r³/h)² + (1/h)² over (r² − 1)², for halves with 1/√2 of the noise of a value.
        var rounding = Confidence * Math.Sqrt(((square * square * square) + 1) / 2) / (square - 1) * noise / step;
        isNoisy = rounding > truncation;
        return new DerivativeReading(slope, rounding + truncation);
    }

    private static (double Odd, double Even) Halves(LineFunction line, double step, double middle)
    {
        var above = line(step, out _);
        var below = line(-step, out _);
        return ((above - below) / 2, ((above - middle) + (below - middle)) / 2);
    }
}
