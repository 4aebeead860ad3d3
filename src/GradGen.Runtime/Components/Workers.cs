using GradGen.Calls;
using GradGen.Subjects;

namespace GradGen.Components;

/// <summary>
/// Copies of a subject that take plain differences on several threads. What they find is believed where it agrees; what does
/// not is measured again by the subject itself, so that a layer whose copies share something after all does no harm.
/// </summary>
internal sealed class Workers
{
    // Below, starting threads takes as long as the work.
    private const int WorthCopying = 256;
    private const int Chunk = 32;

    private readonly Subject _subject;
    private List<Subject>? _copies;

    /// <summary>Workers at the subject's present point.</summary>
    internal Workers(Subject subject) => _subject = subject;

    /// <summary>Does something for all of as many numbers, with the subject or a copy of it.</summary>
    internal void For(int count, Action<Subject, int> body)
    {
        // Copies are made when there is first enough to do for them.
        if (count < 2 * Chunk || (_copies ??= Copy()) is not { Count: > 0 } copies)
        {
            for (var index = 0; index < count; index++)
                body(_subject, index);
            return;
        }

        var next = 0;
        Subject[] all = [_subject, .. copies];
        var watch = CallLane.OfThread?.Watch;
        try
        {
            Parallel.ForEach(all, new ParallelOptions { MaxDegreeOfParallelism = all.Length }, (worker, state) =>
            {
                if (watch is null)
                    Work(worker, state);
                else
                    watch.Lane().Run(() => Work(worker, state));
            });
        }
        catch (AggregateException exceptions)
        {
            // The first is as good as any: the report has one place for it.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exceptions.InnerExceptions[0]).Throw();
        }
        finally
        {
            foreach (var copy in copies)
                _subject.TakeCallsOf(copy);
        }

        void Work(Subject worker, ParallelLoopState state)
        {
            for (var start = Interlocked.Add(ref next, Chunk) - Chunk; start < count && !state.ShouldExitCurrentIteration;
                start = Interlocked.Add(ref next, Chunk) - Chunk)
            {
                for (var index = start; index < Math.Min(start + Chunk, count); index++)
                    body(worker, index);
            }
        }
    }

    // As many as there are processors to use, if the subject can be copied.
    private List<Subject> Copy()
    {
        var copies = new List<Subject>();
        while (_subject.Length >= WorthCopying && copies.Count < Environment.ProcessorCount - 1 && TryCopy() is { } copy)
            copies.Add(copy);
        return copies;
    }

    // A copy that does not give the same is no use.
    private Subject? TryCopy()
    {
        if (_subject.TryCopy() is not { } copy)
            return null;
        var (cost, copied) = (_subject.Cost(), copy.Cost());
        _subject.TakeCallsOf(copy);
        return copied.Equals(cost) && copy.Outputs.SequenceEqual(_subject.Outputs) ? copy : null;
    }
}
