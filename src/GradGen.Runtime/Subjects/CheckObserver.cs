using System.Diagnostics;
using GradGen.Calls;

namespace GradGen.Subjects;

/// <summary>
/// Reports the progress of a check to its caller, who may cancel it. That code is not the layer's, so it never runs
/// inside <see cref="UserCodeException.Guard"/>: what it throws ends the check and is passed on unchanged. Copies of the subject
/// that run on other threads share the observer, which reports from one thread at a time.
/// </summary>
internal sealed class CheckObserver(GradCheckOptions options, Subject subject)
{
    // Less often, a check looks as if it hung; more often is faster than anyone can read.
    private static readonly long Interval = Stopwatch.Frequency / 10;

    private readonly object _telling = new();
    private GradCheckPhase _phase;
    private SubjectBlock? _block;
    private int _done;
    private int _forwardCalls;
    private int _backwardCalls;
    private long _told;

    private bool IsDue => Stopwatch.GetTimestamp() - Volatile.Read(ref _told) >= Interval;

    /// <summary>The check moves on to a phase that concerns all blocks; a block that was being compared is done.</summary>
    internal void Enter(GradCheckPhase phase) => Go(phase, null);

    /// <summary>The check moves on to a block, and is done with the one before.</summary>
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
        // The receiver may cancel at once.
        options.CancellationToken.ThrowIfCancellationRequested();
        Interlocked.Increment(ref calls);
    }

    private void Go(GradCheckPhase phase, SubjectBlock? block)
    {
        _done += _block is null ? 0 : 1;
        (_phase, _block) = (phase, block);
        Tell();
    }

    // If another thread is reporting just now, there is nothing to add.
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
