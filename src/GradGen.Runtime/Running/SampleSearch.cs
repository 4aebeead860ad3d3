using GradGen.Harness;
using GradGen.Samples;

namespace GradGen.Running;

/// <summary>A sample that was tried: what it was made with, and the layer after its first Forward, or what it threw.</summary>
internal sealed record TriedSample<T>(Assignment Assignment, SampleSizes Sizes, LayerSubject<T>? Subject, UserCodeException? Failure)
{
    /// <summary>What is to be said of a failure.</summary>
    internal IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>
/// Makes samples by trial. What is asked of sizes, and was not seen in the code, shows when they are refused: then others are
/// tried, one that was made up after the other, then two at a time. What is accepted grows until outputs have several entries.
/// </summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
/// <param name="create">Makes the layer in given sizes.</param>
/// <param name="options">Those of the check.</param>
internal sealed class SampleSearch<T>(Func<SampleSizes, LayerHarness<T>> create, GradCheckOptions options)
{
    private const int MostTries = 300;
    private const int MostRefused = 8;
    private const int MostInfinite = 100;

    // An output axis of one entry hides whatever depends on its index; of two, whatever is wrong in the middle.
    private const int EnoughOutputs = 3;

    // Values of an input for each piece between thresholds, and in all.
    private const int ValuesForEach = 4;
    private const int MostValues = 16;
    private const int MostTargets = 4;

    // What two sizes are tried at together.
    private static readonly int[] Small = [2, 3, 4, 5, 6, 8];
    private static readonly int[] Steps = [.. Enumerable.Range(1, 16), 20, 24, 28, 32];

    private readonly Dictionary<string, UserCodeException> _refused = new(StringComparer.Ordinal);

    /// <summary>Takes note that a sample which was found is none after all: a later Forward threw.</summary>
    /// <returns>Whether it is worth looking for another.</returns>
    internal bool Refuse(TriedSample<T> sample, UserCodeException failure)
    {
        _refused[sample.Sizes.ToString()] = failure;
        return _refused.Count <= MostRefused;
    }

    /// <summary>A sample with what was decided, and with the sizes that the layer accepts.</summary>
    /// <param name="start">What was decided.</param>
    /// <returns>The sample, after its first Forward; the first one that was refused, where all are.</returns>
    internal TriedSample<T> Find(Assignment start)
    {
        var first = Try(start);
        if (first.Subject is not null)
            return GrowInputs(Grow(first));
        var found = Around(start, first).Take(MostTries).Select(Try).FirstOrDefault(static tried => tried.Subject is not null);
        if (found is not null)
            return GrowInputs(Grow(found));
        // A Backward that throws at every size is wrong; one that gives another shape may be right for a size that nobody found.
        return first.Failure is { Phase: UserCodeException.Backward, InnerException: not InvalidOperationException } ? Try(start, true) : first;
    }

    /// <summary>The same sample with other sizes of inputs, all of them distinct, where Backward runs too.</summary>
    /// <param name="refused">The sample whose Backward threw.</param>
    /// <returns>Null where there is none.</returns>
    internal TriedSample<T>? FindWithBackward(TriedSample<T> refused)
    {
        foreach (var name in refused.Sizes.OfInputs)
        {
            var taken = refused.Sizes.Named.Where(size => size.Key != name).Select(static size => size.Value).ToArray();
            foreach (var size in Enumerable.Range(2, 11).Where(size => !taken.Contains(size)))
            {
                if (Try(refused.Assignment.WithSize(name, size)) is not { Subject: { } subject } tried)
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
        var infinite = refused with { Failure = new UserCodeException(UserCodeException.Forward, new ArithmeticException("The cost is infinite.")) };
        foreach (var tried in Around(refused.Assignment, infinite).Take(MostInfinite).Select(Try))
        {
            if (tried.Subject is { } subject && subject.IsFinite())
                return tried;
            tried.Subject?.PutBack();
        }

        return null;
    }

    private TriedSample<T> Try(Assignment assignment) => Try(assignment, false);

    private TriedSample<T> Try(Assignment assignment, bool ignoresBackward)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        var sizes = new SampleSizes(assignment);
        LayerSubject<T>? subject = null;
        try
        {
            LayerHarness<T>? harness = null;
            UserCodeException.Guard(UserCodeException.Creation, () => harness = create(sizes));
            subject = new LayerSubject<T>(harness!, options);
            if (_refused.TryGetValue(sizes.ToString(), out var refused))
                return new TriedSample<T>(assignment, sizes, null, refused) { Findings = [UserCodeFinding.Of(refused)] };
            CallWatch.Tell(subject);
            subject.Start();
            // Inputs too small for a single window.
            if (sizes.OfInputs.Count > 0 && subject.Outputs.Length == 0)
                throw new UserCodeException(UserCodeException.Forward, new ArgumentException("Forward gave no values."));
            // A Forward that leaves the rest of its input alone takes any; then what Backward gives has another shape.
            if (sizes.OnTrial.Count > 0 && !ignoresBackward)
                subject.Gradient(new double[subject.Length]);
            return new TriedSample<T>(assignment, sizes, subject, null);
        }
        catch (UserCodeException exception)
        {
            subject?.PutBack();
            // A layer that stops at the same token refuses nothing.
            options.CancellationToken.ThrowIfCancellationRequested();
            return new TriedSample<T>(assignment, sizes, null, exception)
            {
                Findings = subject is null ? [UserCodeFinding.Of(exception)] : [.. subject.Findings, SubjectCheck.Of(exception, subject)],
            };
        }
    }

    // Other orders of sizes, then one size after the other, what inputs have first, then pairs.
    private static IEnumerable<Assignment> Around(Assignment start, TriedSample<T> first)
    {
        var names = first.Sizes.OfInputs.Concat(first.Sizes.Drawn.Select(static drawn => drawn.Key)).Distinct().ToArray();
        if (names.Length == 0)
            yield break;
        if (first.Failure!.Phase == UserCodeException.Backward)
        {
            // Where Forward takes any, the layer may fix the size for Backward: to one that it has, or to what these make together,
            // but not to that of another axis of its inputs, which would hide what is exchanged.
            var own = first.Sizes.Named.Where(size => !first.Sizes.OfInputs.Contains(size.Key)).Select(static size => size.Value).ToArray();
            var ofInputs = first.Sizes.Named.Where(size => first.Sizes.OfInputs.Contains(size.Key)).Select(static size => size.Value);
            foreach (var name in first.Sizes.OnTrial)
            {
                foreach (var size in own.Concat(own.SelectMany(one => own.Select(other => one * other))).Distinct().Except(ofInputs))
                    yield return start.WithSize(name, size);
            }

            yield break;
        }

        for (var order = 0; order < SampleSizes.AttemptCount; order++)
        {
            if (order != start.Order)
                yield return start with { Order = order };
        }

        if (first.Failure!.InnerException is IndexOutOfRangeException or ArgumentOutOfRangeException or KeyNotFoundException)
        {
            yield return start with { Classes = 2 };
            yield return start with { Classes = 1 };
        }

        var known = first.Sizes.Named.Select(static size => size.Value).Where(static size => size > 0).ToArray();
        var products = known.SelectMany(one => known.Select(other => one * other)).Concat(known.Select(static one => (2 * one) - 1)).Where(static size => size <= 64);
        int[] sizes = [.. Enumerable.Range(2, 11).Concat(products).Concat([1, 16, 25, 32, 36, 49, 64]).Distinct()];
        foreach (var name in names)
        {
            foreach (var size in sizes.Where(size => MayBe(name, size)))
                yield return start.WithSize(name, size);
        }

        for (var second = 1; second < names.Length; second++)
        {
            for (var other = 0; other < second; other++)
            {
                foreach (var one in Small)
                {
                    foreach (var two in Small.Where(two => two != one || first.Sizes.OfInputs.Contains(names[second])))
                        yield return start.WithSize(names[other], one).WithSize(names[second], two);
                }
            }
        }

        // Two sizes that a layer was made with are equal only by its own wish.
        bool MayBe(string name, int size) =>
            first.Sizes.OfInputs.Contains(name) || !first.Sizes.Drawn.Any(drawn => drawn.Key != name && drawn.Value == size && !first.Sizes.OfInputs.Contains(drawn.Key));
    }

    // Inputs long enough for several outputs along every axis, and none of them as long as something else.
    private TriedSample<T> Grow(TriedSample<T> sample)
    {
        var best = sample;
        foreach (var name in sample.Sizes.OfInputs)
        {
            if (Shortage(best) == 0)
                break;
            var size = best.Sizes.Named.First(named => named.Key == name).Value;
            // Whether the outputs have anything to do with it shows at one that is much larger.
            if (!Changes(best, name, (4 * size) + 3) && !Changes(best, name, 4 * size))
                continue;
            foreach (var step in Steps)
            {
                var taken = best.Sizes.Named.Where(named => named.Key != name).Select(static named => named.Value);
                if (taken.Contains(size + step))
                    continue;
                var tried = Try(best.Assignment.WithSize(name, size + step));
                if (tried.Subject is null || Shortage(tried) >= Shortage(best))
                {
                    tried.Subject?.PutBack();
                    continue;
                }

                best.Subject!.PutBack();
                best = tried;
                if (Shortage(best) == 0)
                    break;
            }
        }

        return best;
    }

    // Enough values for every piece between thresholds to have some, whatever else they depend on.
    private TriedSample<T> GrowInputs(TriedSample<T> sample)
    {
        // Of many targets that sum to one none is far from another.
        var most = sample.Subject!.HasTargets ? MostTargets : MostValues;
        var wanted = Math.Min(most, ValuesForEach * (sample.Subject.ThresholdCount + 1));
        var best = sample;
        foreach (var name in sample.Subject.ThresholdCount == 0 ? [] : sample.Sizes.OfInputs)
        {
            if (best.Subject!.FewestValues >= wanted)
                break;
            var taken = best.Sizes.Named.Where(named => named.Key != name).Select(static named => named.Value).ToArray();
            var size = Enumerable.Range(wanted, taken.Length + 1).First(size => !taken.Contains(size));
            var tried = Try(best.Assignment.WithSize(name, size));
            if (tried.Subject is null || tried.Subject.FewestValues <= best.Subject.FewestValues)
            {
                tried.Subject?.PutBack();
                continue;
            }

            best.Subject.PutBack();
            best = tried;
        }

        return best;
    }

    private bool Changes(TriedSample<T> sample, string name, int size)
    {
        var tried = Try(sample.Assignment.WithSize(name, size));
        var changes = tried.Subject is { } larger && !larger.OutputSizes.SequenceEqual(sample.Subject!.OutputSizes);
        tried.Subject?.PutBack();
        return changes;
    }

    private static int Shortage(TriedSample<T> sample) => sample.Subject!.OutputSizes.Sum(static size => Math.Max(0, EnoughOutputs - size));
}
