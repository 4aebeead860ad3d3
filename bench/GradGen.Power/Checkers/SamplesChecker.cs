using System.Diagnostics;
using System.Reflection;
using GradGen.Harness;

namespace GradGen.Power.Checkers;

/// <summary>GradGen as generated tests use it: on the samples that it makes of a layer by itself.</summary>
internal static class SamplesChecker
{
    private const string SamplesClass = "GradGenSamples";

    private static readonly Func<LayerSamples, int, GradCheckOptions, GradCheckReport> CheckSample =
        typeof(LayerSamples).GetMethod("Check", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<LayerSamples, int, GradCheckOptions, GradCheckReport>>();

    /// <summary>Checks a layer; one that has no samples cannot be told.</summary>
    internal static Outcome Check(Type layer, int seed)
    {
        if (layer.GetNestedType(SamplesClass, BindingFlags.NonPublic | BindingFlags.Public) is not { } type)
            return new Outcome(Verdict.Inconclusive, 0, 0, 0);
        var watch = Stopwatch.StartNew();
        // A layer without attributes has one sample, whatever that varies.
        var report = CheckSample((LayerSamples)Activator.CreateInstance(type, nonPublic: true)!, 0, new GradCheckOptions { Seed = seed });
        return new Outcome(report.Verdict, report.ForwardCalls, report.BackwardCalls, watch.Elapsed.TotalMilliseconds, report);
    }
}
