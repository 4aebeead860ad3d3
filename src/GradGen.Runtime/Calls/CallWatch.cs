using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace GradGen.Calls;

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

    // How often it is looked within a limit, and the longest time between two looks.
    private const int Looks = 8;
    private const int LongestPause = 1000;

    private readonly List<CallLane> _lanes = [];
    private volatile IWatched? _watched;
    private volatile bool _isGivenUp;

    private CallWatch()
    {
    }

    /// <summary>Whether it was given up.</summary>
    internal bool IsGivenUp => _isGivenUp;

    /// <summary>Tells the watch of this thread what is being checked.</summary>
    internal static void Tell(IWatched watched)
    {
        if (CallLane.OfThread is { } lane)
            lane.Watch._watched = watched;
    }

    /// <summary>Runs a check.</summary>
    /// <param name="check">The check.</param>
    /// <param name="givenUp">What comes out where a call has not come back.</param>
    /// <param name="options">With the limit.</param>
    internal static TReport Run<TReport>(Func<TReport> check, Func<StuckCall, TReport> givenUp, GradCheckOptions options)
    {
        var limit = CallLimits.Of(options);
        // Under a debugger a failed Debug.Assert stops where it is.
        if (Debugger.IsAttached)
            return check();
        // A check inside a check is a part of the outer one's call.
        return AssertListener.Listen(() => limit == Timeout.InfiniteTimeSpan || CallLane.OfThread is not null
            ? check()
            : new CallWatch().Run(check, limit, givenUp));
    }

    /// <summary>A lane for another thread of the check.</summary>
    internal CallLane Lane()
    {
        var lane = new CallLane(this);
        lock (_lanes)
            _lanes.Add(lane);
        return lane;
    }

    private TReport Run<TReport>(Func<TReport> check, TimeSpan limit, Func<StuckCall, TReport> givenUp)
    {
        var report = default(TReport);
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
            return givenUp(new StuckCall(stuck.Phase!, limit, _watched));
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
