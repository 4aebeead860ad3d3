using GradGen.Calls;
using GradGen.Harness;
using GradGen.Samples;

namespace GradGen.Running;

/// <summary>
/// Makes samples by trial. What is asked of sizes, and was not seen in the code, shows when they are refused: then others are
/// tried, one that was made up after the other, then two at a time. What is accepted grows until it shows enough.
/// </summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
internal sealed class SampleSearch<T>
{
    private const int MostTries = 300;
    private const int MostInfinite = 100;

    // How much longer than just long enough an input is.
    private const int Slack = 3;

    private readonly SampleTrial<T> _trial;
    private readonly SampleGrowth<TriedSample<T>> _growth;

    /// <summary>A search for samples of a layer.</summary>
    /// <param name="create">Makes the layer in given sizes.</param>
    /// <param name="options">Those of the check.</param>
    internal SampleSearch(Func<SampleSizes, LayerHarness<T>> create, GradCheckOptions options)
    {
        _trial = new SampleTrial<T>(create, options);
        _growth = new SampleGrowth<TriedSample<T>>(_trial);
    }

    /// <inheritdoc cref="SampleTrial{T}.Refuse"/>
    internal bool Refuse(TriedSample<T> sample, UserCodeException failure) => _trial.Refuse(sample, failure);

    /// <summary>A sample with what was decided, and with the sizes that the layer accepts.</summary>
    /// <param name="start">What was decided.</param>
    /// <returns>The sample, after its first Forward; the first one that was refused, where all are.</returns>
    internal TriedSample<T> Find(Assignment start)
    {
        var first = _trial.Run(start);
        if (first.Subject is not null)
            return Accept(first);
        var refusedByBackward = IsBackwards(first) ? first : null;
        if (refusedByBackward is null)
        {
            foreach (var other in Others(start, first).Take(MostTries))
            {
                if (other.Subject is not null)
                    return Accept(other);
                if (IsBackwards(other))
                    refusedByBackward ??= other;
            }
        }

        if (refusedByBackward is null)
            return first;
        var found = OtherSizes.ForBackward(refusedByBackward.Assignment, refusedByBackward.Sizes).Select(assignment => _trial.Run(assignment))
            .FirstOrDefault(static tried => tried.Subject is not null);
        return found is not null ? Accept(found) : Blame(refusedByBackward);
    }

    /// <summary>The same sample with other sizes of inputs, all of them distinct, where Backward runs too.</summary>
    /// <param name="refused">The sample whose Backward threw.</param>
    /// <returns>Null where there is none, or no need of one: Forward reads all of its inputs, so what throws is wrong.</returns>
    internal TriedSample<T>? FindWithBackward(TriedSample<T> refused)
    {
        if (_trial.ReadsEverything(refused))
            return null;
        foreach (var name in refused.Sizes.OfInputs)
        {
            var taken = refused.Sizes.Beside(name);
            foreach (var size in Enumerable.Range(2, 11).Where(size => !taken.Contains(size)))
            {
                if (_trial.Run(refused.Assignment.WithSize(name, size)) is not { Subject: { } subject } tried)
                    continue;
                try
                {
                    subject.Gradient(new double[subject.Length]);
                    return tried;
                }
                catch (UserCodeException)
                {
                    subject.PutBack();
                }
            }
        }

        return null;
    }

    /// <summary>The same sample with other sizes, in which the cost is a number whatever labels are drawn.</summary>
    /// <param name="refused">The sample whose cost is infinite: labels that do not fit into so few frames, perhaps.</param>
    /// <returns>Null where there is none.</returns>
    internal TriedSample<T>? FindFinite(TriedSample<T> refused)
    {
        foreach (var tried in OtherSizes.Around(refused.Assignment, refused.Sizes, mayBeLabels: false).Take(MostInfinite)
            .Select(assignment => _trial.Run(assignment)))
        {
            if (tried.Subject is { } subject && subject.IsFinite())
                return Beyond(refused, tried);
            tried.Subject?.PutBack();
        }

        return null;
    }

    // The first size that is large enough leaves one way only, and hides what is wrong on all others.
    private TriedSample<T> Beyond(TriedSample<T> refused, TriedSample<T> found)
    {
        foreach (var name in found.Sizes.OfInputs)
        {
            if (found.Sizes.SizeOf(name) is not { } size || refused.Sizes.SizeOf(name) is not { } tooFew || size <= tooFew)
                continue;
            var taken = found.Sizes.Beside(name);
            found.Subject!.PutBack();
            var larger = _trial.Run(found.Assignment.WithSize(name, Enumerable.Range(size + Slack, taken.Count + 1).First(other => !taken.Contains(other))));
            if (larger.Subject is { } subject && subject.IsFinite())
                return larger;
            larger.Subject?.PutBack();
            return _trial.Run(found.Assignment);
        }

        return found;
    }

    // Before all else inputs of a size that the layer itself holds, in each order of the sizes that it is made with.
    private IEnumerable<TriedSample<T>> Others(Assignment start, TriedSample<T> first)
    {
        foreach (var tried in WithHeld(first))
            yield return tried;
        foreach (var assignment in OtherSizes.Around(start, first.Sizes,
            first.Failure!.Cause is IndexOutOfRangeException or ArgumentOutOfRangeException or KeyNotFoundException))
        {
            var other = _trial.Run(assignment);
            yield return other;
            if (assignment.Order == start.Order || other.Subject is not null)
                continue;
            foreach (var tried in WithHeld(other))
                yield return tried;
        }
    }

    private IEnumerable<TriedSample<T>> WithHeld(TriedSample<T> refused) =>
        from name in refused.Sizes.OfInputs
        from size in refused.Held
        select _trial.Run(refused.Assignment.WithSize(name, size));

    private static bool IsBackwards(TriedSample<T> sample) => sample.Failure is { Phase: UserCodeException.Backward };

    // A size that was found by trial may be the only one that a wrong Backward gives, where Forward works with any.
    private TriedSample<T> Accept(TriedSample<T> sample)
    {
        foreach (var name in sample.Sizes.OnTrial)
        {
            var size = 2 * sample.Sizes.SizeOf(name)!.Value;
            if (_trial.Changes(sample, name, size) && _trial.Run(sample.Assignment.WithSize(name, size)) is var refused && IsBackwards(refused))
            {
                sample.Subject!.PutBack();
                return _trial.Run(refused.Assignment, true) with { IsBackwardToBlame = true };
            }
        }

        return _growth.Grow(sample);
    }

    // A Backward that throws at every size is wrong, and so is one whose gradients have other shapes than inputs that the outputs
    // follow. What Forward leaves alone may have a size that nobody found.
    private TriedSample<T> Blame(TriedSample<T> refused)
    {
        var sample = _trial.Run(refused.Assignment, true);
        if (sample.Subject is null || refused.Failure!.Input is null
            || sample.Sizes.OnTrial.All(name => _trial.Changes(sample, name, 4 * sample.Sizes.SizeOf(name)!.Value)))
            return sample with { IsBackwardToBlame = true };
        sample.Subject.PutBack();
        return refused;
    }
}
