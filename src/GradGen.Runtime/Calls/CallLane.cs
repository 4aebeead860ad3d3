namespace GradGen.Calls;

/// <summary>
/// What a thread of a check is doing: which of the user's calls it is in, if any, as the thread that waits for the check sees it. No
/// clock is read, so that a call of nanoseconds stays one.
/// </summary>
internal sealed class CallLane(CallWatch watch)
{
    [ThreadStatic]
    private static CallLane? _ofThread;

    private string? _phase;
    private int _steps;

    /// <summary>That of this thread; null where none is watched.</summary>
    internal static CallLane? OfThread => _ofThread;

    internal CallWatch Watch => watch;

    /// <summary>Goes up with every call that begins and every one that ends: odd inside of one.</summary>
    internal int Steps => Volatile.Read(ref _steps);

    /// <summary>What is being called.</summary>
    internal string? Phase => Volatile.Read(ref _phase);

    /// <summary>Does something on this thread under the eyes of the watch.</summary>
    internal void Run(Action action)
    {
        var before = _ofThread;
        _ofThread = this;
        try
        {
            action();
        }
        finally
        {
            _ofThread = before;
        }
    }

    /// <summary>The user's code is about to be called.</summary>
    /// <returns>Whether that is not a part of another call.</returns>
    /// <exception cref="OperationCanceledException">An earlier call took so long that it was given up.</exception>
    internal bool Enter(string phase)
    {
        if (watch.IsGivenUp)
            throw new OperationCanceledException();
        if (_steps % 2 != 0)
            return false;
        Volatile.Write(ref _phase, phase);
        Volatile.Write(ref _steps, _steps + 1);
        return true;
    }

    /// <summary>The call came back.</summary>
    internal void Leave() => Volatile.Write(ref _steps, _steps + 1);
}
