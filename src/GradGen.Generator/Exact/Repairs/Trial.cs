using GradGen.Generator.Exact.Points;
using GradGen.Generator.Interpretation;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>Whether a change of Backward makes a wrong gradient right, at every point that is tried.</summary>
/// <param name="first">The first point at which it is wrong.</param>
/// <param name="points">The points at which it is wrong, and what was found there.</param>
/// <param name="others">All other points that the layer is looked at, on all samples, at which no change may leave anything else wrong.</param>
/// <param name="beyond">Points of larger samples, which the layer may not take.</param>
internal sealed class Trial(RepeatedPoint first, IReadOnlyList<(Func<Machine, ExactPoint> Run, ExactPoint Found)> points,
    IReadOnlyList<Func<Machine, ExactPoint>> others, IReadOnlyList<Func<Machine, ExactPoint>> beyond)
{
    /// <summary>The first point at which the gradient is wrong.</summary>
    internal Func<Machine, ExactPoint> First => first.Run;

    /// <summary>The blocks that stay wrong; null where that cannot be told, or where others become so.</summary>
    /// <param name="changed">Runs a point with the change; null where it ends the run.</param>
    /// <param name="machine">The machine that it runs in.</param>
    /// <param name="wrong">The blocks that are wrong.</param>
    internal HashSet<string>? Remaining(Func<Func<Machine, ExactPoint>, ExactPoint?> changed, Machine machine, IReadOnlyCollection<string> wrong)
    {
        var remaining = new HashSet<string>(StringComparer.Ordinal);
        // Most changes mend nothing, which shows without another Forward.
        foreach (var (run, found) in points.Prepend((First, points[0].Found)))
        {
            if (changed(run) is not { } point || point.WorsensAny(found)
                || wrong.Except(point.Components.Select(static component => component.Block)).Any())
                return null;
            remaining.UnionWith(point.Wrong);
            if (remaining.Count >= wrong.Count || remaining.Except(wrong).Any())
                return null;
        }

        foreach (var run in others)
        {
            // What Forward refuses is no sample; what Backward refuses, it is to take.
            if (changed(run) is { } point ? point.Wrong.Except(remaining).Any() : machine.Trace.IsInBackward)
                return null;
        }

        return beyond.Any(run => changed(run) is { } point && point.Wrong.Except(remaining).Any()) ? null : remaining;
    }
}
