namespace GradGen.Diagnosis.Evidence;

/// <summary>
/// An output that is a + b·f(z + δ) when a component is moved by δ, with f a sigmoid or tanh of its own pre-activation z: three
/// values give f(z), two more show that it is so. This finds what a gate has inside, whatever it is multiplied by.
/// </summary>
internal static class SquashedOutput
{
    /// <summary>The sigmoid's value at the component's place, between 0 and 1; NaN where the output is not one.</summary>
    /// <param name="values">The output at δ = −2, −1, 0, 1, 2.</param>
    /// <param name="rate">1 for a sigmoid; 2 for tanh, which is 2σ(2z) − 1.</param>
    /// <param name="tolerance">How exact the values are, as a share of what they change by.</param>
    internal static double Of(ReadOnlySpan<double> values, double rate, double tolerance)
    {
        var (up, down) = (values[3] - values[2], values[2] - values[1]);
        var growth = Math.Exp(rate);
        var ratio = up / down;
        var value = (growth - ratio) / ((growth - 1) * (ratio + 1));
        if (!(value is > 0 and < 1))
            return double.NaN;
        var scale = up / Change(value, growth);
        var error = Math.Max(
            Math.Abs((scale * Change(value, growth * growth)) - (values[4] - values[2])),
            Math.Abs((scale * Change(value, 1 / (growth * growth))) - (values[0] - values[2])));
        return error <= tolerance * (Math.Abs(up) + Math.Abs(down)) ? value : double.NaN;
    }

    /// <summary>The rate at which δ enters, where it is not known: that of a + b·σ(z + rate·δ). NaN where there is none.</summary>
    internal static double Rate(ReadOnlySpan<double> values)
    {
        var near = (values[3] - values[2]) / (values[2] - values[1]);
        var far = (values[4] - values[2]) / (values[2] - values[0]);
        var cosh = (far + 1) * (near - 1) / (far - near) / 2;
        return Math.Log(cosh + Math.Sqrt((cosh * cosh) - 1));
    }

    // σ(z + ln g) − σ(z), by s = σ(z).
    private static double Change(double s, double growth) => s * (1 - s) * (growth - 1) / (1 + (s * (growth - 1)));
}
