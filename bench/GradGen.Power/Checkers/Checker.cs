using System.Diagnostics;
using System.Numerics;
using GradGen.Harness;
using GradGen.Power.Running;

namespace GradGen.Power.Checkers;

/// <summary>A way to check a layer.</summary>
internal abstract class Checker<T>
    where T : struct, IFloatingPointIeee754<T>
{
    internal abstract string Name { get; }

    /// <summary>Checks a layer that was made for this alone.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="seed">The seed of the check.</param>
    /// <param name="point">What GradGen draws for that seed.</param>
    internal Outcome Check(IHarnessed<T> layer, int seed, Point<T> point)
    {
        var watch = Stopwatch.StartNew();
        return Run(layer, seed, point) with { Milliseconds = watch.Elapsed.TotalMilliseconds };
    }

    private protected abstract Outcome Run(IHarnessed<T> layer, int seed, Point<T> point);
}

/// <summary>GradGen as it comes, with nothing set but the seed.</summary>
internal sealed class GradGenChecker<T> : Checker<T>
    where T : struct, IFloatingPointIeee754<T>
{
    internal override string Name => "GradGen";

    private protected override Outcome Run(IHarnessed<T> layer, int seed, Point<T> point)
    {
        var report = GradCheck.Run((IGradCheckable<T>)layer, new GradCheckOptions { Seed = seed });
        return new Outcome(report.Verdict, report.ForwardCalls, report.BackwardCalls, 0, report);
    }
}
