using GradGen.Components;
using GradGen.Numerics;

namespace GradGen.Verdicts;

/// <summary>What every component of a block is off by, from measurements of some of them and the knowledge that the rest is right.</summary>
/// <param name="Values">Numeric minus analytic value of each component.</param>
/// <param name="Bounds">How far each of these can be from the truth.</param>
internal sealed record ComponentErrors(double[] Values, double[] Bounds)
{
    /// <summary>The errors, unless one could not be measured.</summary>
    /// <param name="components">The measurements.</param>
    /// <param name="measured">Which components were measured.</param>
    internal static ComponentErrors? Of(BlockComparison components, IReadOnlyList<int> measured)
    {
        var (values, bounds) = (new double[components.State.Length], new double[components.State.Length]);
        foreach (var index in measured)
            (values[index], bounds[index]) = (components.Numeric[index] - components.Analytic[index], components.Bound[index]);
        return Array.TrueForAll(values, Precision.IsFinite) && Array.TrueForAll(bounds, Precision.IsFinite) ? new(values, bounds) : null;
    }
}
