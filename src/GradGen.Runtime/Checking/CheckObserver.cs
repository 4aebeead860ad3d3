using System.Diagnostics;

namespace GradGen;

/// <summary>
/// Whoever waits for a check: is told how far it is, and may cancel it. That code is not the layer's, so it never runs
/// inside <see cref="UserCodeException.Guard"/>: what it throws ends the check and comes out as it is.
/// </summary>
internal sealed class CheckObserver(GradCheckOptions options, Subject subject)
{
    // Without a word for longer, a check looks as if it hung; more often nobody can read it.
    private static readonly long Interval = Stopwatch.Frequency / 10;

    private GradCheckPhase _phase;
    private SubjectBlock? _block;
    private int _done;
    private long _told;

    /// <summary>The check goes on to a phase that is about all blocks; the one before, if it was about one, is done with it.</summary>
    internal void Enter(GradCheckPhase phase) => Go(phase, null);

    /// <summary>The check goes on to compare a block, and is done with the one before.</summary>
    internal void Compare(SubjectBlock block) => Go(GradCheckPhase.Comparing, block);

    /// <summary>Forward or Backward is about to be called.</summary>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    internal void BeforeCall()
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        if (options.Progress is null || Stopwatch.GetTimestamp() - _told < Interval)
            return;
        Tell();
        // Who is told may cancel at once.
        options.CancellationToken.ThrowIfCancellationRequested();
    }

    private void Go(GradCheckPhase phase, SubjectBlock? block)
    {
        _done += _block is null ? 0 : 1;
        (_phase, _block) = (phase, block);
        Tell();
    }

    private void Tell()
    {
        options.Progress?.Report(new(_phase, _block?.Name, _done, subject.Blocks.Count, subject.ForwardCalls, subject.BackwardCalls));
        _told = Stopwatch.GetTimestamp();
    }
}
