using GradGen.Differences;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Components;

/// <summary>Measures components as well as possible, each by itself.</summary>
/// <param name="subject">At the point of the gradients that it is given.</param>
/// <param name="components">Where it is noted.</param>
internal sealed class BestMeasurement(Subject subject, BlockComparison components)
{
    // A difference of so many tolerances is not due to chance.
    private const double Evident = 1000;

    private const double Nearer = 0.2;

    /// <summary>How many were made.</summary>
    internal int Count { get; private set; }

    /// <summary>Measures a component as well as possible.</summary>
    internal DerivativeEstimate Confirm(int index, AnalyticGradient gradient)
    {
        var estimate = Measure(index, gradient, 1);
        // Only the steps differ the second time, so that chance has to strike twice where it could at all.
        if (components.State[index] == ComponentState.Wrong && !(components.Excess(index) > Evident))
            Measure(index, gradient, 0.83);
        return estimate;
    }

    /// <summary>
    /// Measures a component that is wrong with smaller steps: one that stands out alone may lie a step away from a kink, and then
    /// the derivative is another from nearer by.
    /// </summary>
    internal void ConfirmNearer(int index, AnalyticGradient gradient)
    {
        var (numeric, bound) = (components.Numeric[index], components.Bound[index]);
        Measure(index, gradient, Nearer);
        if (Math.Abs(components.Numeric[index] - numeric) > bound + components.Bound[index])
            return;
        components.Set(index, gradient, numeric, bound);
        components.State[index] = ComponentState.Wrong;
    }

    private DerivativeEstimate Measure(int index, AnalyticGradient gradient, double shrink)
    {
        Count++;
        var estimate = new Coordinate(subject, components.Block, index).Measure(shrink);
        components.Set(index, gradient, estimate.Value, estimate.Bound);
        var tolerance = components.Tolerance(index) - components.Bound[index];
        if (estimate.Readings.Count == 0)
            components.State[index] = ComponentState.Weak;
        else if (estimate.Excludes(components.Analytic[index], tolerance))
            components.State[index] = ComponentState.Wrong;
        else if (estimate.Kink is { } kink)
            components.Accept(index, kink);
        else
            components.State[index] = components.StateOfAgreement(index);
        return estimate;
    }
}
