using System.Diagnostics;
using GradGen.Calls;

namespace GradGen.Subjects;

/// <summary>
/// Whoever waits for a check: is told how far it is, and may cancel it. That code is not the layer's, so it never runs
/// inside <see cref="UserCodeException.Guard"/>: what it throws ends the check and comes out as it is. Copies of the subject
/// that run on other threads have the same observer, which is told by one thread at a time.
/// </summary>
internal sealed class CheckObserver(GradCheckOptions options, Subject subject)
{
    // Without a word for longer, a check looks as if it hung; more often nobody can read it.
    private static readonly long Interval = Stopwatch.Frequency / 10;

    private readonly object _telling = new();
    private GradCheckPhase _phase;
    private SubjectBlock? _block;
    private int _done;
    private int _forwardCalls;
    private int _backwardCalls;
    private long _told;

    private bool IsDue => Stopwatch.GetTimestamp() - Volatile.Read(ref _told) >= Interval;

    /// <summary>The check goes on to a phase that is about all blocks; the one before, if it was about one, is done with it.</summary>
    internal void Enter(GradCheckPhase phase) => Go(phase, null);

    /// <summary>The check goes on to compare a block, and is done with the one before.</summary>
    internal void Compare(SubjectBlock block) => Go(GradCheckPhase.Comparing, block);

    /// <summary>Forward is about to be called.</summary>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    internal void BeforeForward() => BeforeCall(ref _forwardCalls);

    /// <summary>Backward is about to be called.</summary>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    internal void BeforeBackward() => BeforeCall(ref _backwardCalls);

    private void BeforeCall(ref int calls)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        if (options.Progress is null)
            return;
        TellIfDue();
        // Who is told may cancel at once.
        options.CancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref calls);
    }

    private void Go(GradCheckPhase phase, SubjectBlock? block)
    {
        _done += _block is null ? 0 : 1;
        (_phase, _block) = (phase, block);
        Tell();
    }

    // Where another thread is telling just now, there is nothing to add.
    private void TellIfDue()
    {
        if (!IsDue || !Monitor.TryEnter(_telling))
            return;
        try
        {
            if (IsDue)
                Tell();
        }
        finally
        {
            Monitor.Exit(_telling);
        }
    }

    private void Tell()
    {
        options.Progress?.Report(new(_phase, _block?.Name, _done, subject.Blocks.Count, Volatile.Read(ref _forwardCalls), Volatile.Read(ref _backwardCalls)));
        Volatile.Write(ref _told, Stopwatch.GetTimestamp());
    }
}
