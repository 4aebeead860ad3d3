using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace GradGen;

/// <summary>
/// Runs a check on a thread of its own, and gives up waiting for it once one of the user's calls has not come back within the
/// limit: no code can be ended from outside, but a test can fail by name instead of hanging. The thread has the caller's
/// culture and its AsyncLocal values, not its [ThreadStatic] ones. Without a limit, and under a debugger, the caller's own
/// thread runs the check.
/// </summary>
internal sealed class CallWatch
{
    // Recursive layers may be deep; what is not used is not taken.
    private const int StackSize = 16 << 20;

    // How often a limit is divided, and how long nobody looks at the most.
    private const int Looks = 8;
    private const int LongestPause = 1000;

    private readonly List<CallLane> _lanes = [];
    private volatile Subject? _subject;
    private volatile bool _isGivenUp;

    private CallWatch()
    {
    }

    /// <summary>Whether nobody waits any more.</summary>
    internal bool IsGivenUp => _isGivenUp;

    /// <summary>Tells the watch of this thread what is being checked.</summary>
    internal static void Tell(Subject subject)
    {
        if (CallLane.OfThread is { } lane)
            lane.Watch._subject = subject;
    }

    /// <summary>Runs a check.</summary>
    /// <param name="check">The check.</param>
    /// <param name="name">What is checked, as long as nothing was made.</param>
    /// <param name="precision">Its arithmetic.</param>
    /// <param name="options">With the limit.</param>
    internal static GradCheckReport Run(Func<GradCheckReport> check, string name, Precision precision, GradCheckOptions options)
    {
        var limit = CallLimits.Of(options);
        // A check inside a check is a part of the outer one's call.
        return limit == Timeout.InfiniteTimeSpan || Debugger.IsAttached || CallLane.OfThread is not null
            ? check()
            : new CallWatch().Run(check, limit, lane => GivenUp(lane, limit, name, precision, options));
    }

    /// <summary>A lane for another thread of the check.</summary>
    internal CallLane Lane()
    {
        var lane = new CallLane(this);
        lock (_lanes)
            _lanes.Add(lane);
        return lane;
    }

    private static GradCheckReport GivenUp(CallLane lane, TimeSpan limit, string name, Precision precision, GradCheckOptions options)
    {
        var subject = lane.Watch._subject;
        name = subject?.Name ?? name;
        var phase = lane.Phase!;
        var call = phase is UserCodeException.Forward or UserCodeException.Backward ? $"{name}.{phase}" : $"{name}: {char.ToLowerInvariant(phase[0])}{phase.Substring(1)}";
        var sizes = string.IsNullOrEmpty(subject?.Sizes) ? string.Empty : $" ({subject!.Sizes})";
        var message = FormattableString.Invariant(
            $"{call} did not come back within {limit.TotalSeconds:0.###} s{sizes}. It goes on running, and the layer is not put back. GradCheckOptions.CallLimit, or {CallLimits.Variable} in seconds, allows a call more.");
        return new GradCheckReport(
            name, subject?.Sizes ?? string.Empty, precision.Name, options.Seed, [], [new Finding(FindingKind.DidNotReturn, Verdict.Fail, message)],
            subject?.ForwardCalls ?? 0, subject?.BackwardCalls ?? 0);
    }

    private GradCheckReport Run(Func<GradCheckReport> check, TimeSpan limit, Func<CallLane, GradCheckReport> givenUp)
    {
        GradCheckReport? report = null;
        ExceptionDispatchInfo? thrown = null;
        var lane = Lane();
        var thread = new Thread(() => lane.Run(Check), StackSize)
        {
            IsBackground = true,
            Name = "GradGen check",
            CurrentCulture = Thread.CurrentThread.CurrentCulture,
            CurrentUICulture = Thread.CurrentThread.CurrentUICulture,
        };
        thread.Start();
        var stuck = Wait(thread, limit);
        if (stuck is not null)
            return givenUp(stuck);
        thrown?.Throw();
        return report!;

        void Check()
        {
            try
            {
                report = check();
            }
            catch (Exception exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }

    // The lane that is stuck in one call; null when the check has ended.
    private CallLane? Wait(Thread thread, TimeSpan limit)
    {
        var pause = (int)Math.Max(1, Math.Min(LongestPause, limit.TotalMilliseconds / Looks));
        var seen = new Dictionary<CallLane, (int Steps, long Since)>();
        while (!thread.Join(pause))
        {
            var now = Stopwatch.GetTimestamp();
            foreach (var lane in Lanes())
            {
                var steps = lane.Steps;
                if (steps % 2 == 0 || !seen.TryGetValue(lane, out var before) || before.Steps != steps)
                    seen[lane] = (steps, now);
                else if ((now - before.Since) / (double)Stopwatch.Frequency >= limit.TotalSeconds)
                {
                    _isGivenUp = true;
                    return lane;
                }
            }
        }

        return null;
    }

    private CallLane[] Lanes()
    {
        lock (_lanes)
            return [.. _lanes];
    }
}
