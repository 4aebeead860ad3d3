using GradGen.Calls;
using GradGen.Numerics;

namespace GradGen.Reporting;

/// <summary>A check with a limit on the time of each call: a call that does not come back is a failure in the report.</summary>
internal static class WatchedCheck
{
    /// <param name="check">The check.</param>
    /// <param name="name">What is checked, as long as nothing was made.</param>
    /// <param name="precision">Its arithmetic.</param>
    /// <param name="options">With the limit.</param>
    internal static GradCheckReport Run(Func<GradCheckReport> check, string name, Precision precision, GradCheckOptions options) =>
        CallWatch.Run(check, stuck => GivenUp(stuck, name, precision, options), options);

    private static GradCheckReport GivenUp(StuckCall stuck, string name, Precision precision, GradCheckOptions options)
    {
        var (phase, watched) = (stuck.Phase, stuck.Watched);
        name = watched?.Name ?? name;
        var call = phase is UserCodeException.Forward or UserCodeException.Backward
            ? $"{name}.{phase}"
            : $"{name}: {char.ToLowerInvariant(phase[0])}{phase.Substring(1)}";
        var sizes = string.IsNullOrEmpty(watched?.Sizes) ? string.Empty : $" ({watched!.Sizes})";
        var message = FormattableString.Invariant(
            $"{call} did not return within {stuck.Limit.TotalSeconds:0.###} s{sizes}. It is still running, and the layer has not been ")
            + FormattableString.Invariant($"restored. GradCheckOptions.CallLimit, or {CallLimits.Variable} in seconds, gives a call more time.");
        return new GradCheckReport(
            name, watched?.Sizes ?? string.Empty, precision.Name, options.Seed, [], [new Finding(FindingKind.DidNotReturn, Verdict.Fail, message)],
            watched?.ForwardCalls ?? 0, watched?.BackwardCalls ?? 0);
    }
}
