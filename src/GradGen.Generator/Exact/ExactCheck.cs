using GradGen.Generator.Exact.Points;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using GradGen.Generator.Symbols;
using GradGen.Harness;
using GradGen.Samples;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact;

/// <summary>
/// Compares the gradients of a layer with exact ones, at points of every style, on each sample of its plan.
/// What the machine does not know, and what is wrong at one point alone, ends in silence.
/// </summary>
internal sealed class ExactCheck
{
    private const int MostSamples = 8;
    private const int MostTries = 60;
    private const int MostConfirmations = 3;
    private const long MostSteps = 250_000;

    // Of the trials of other sizes for one sample.
    private const long MostTrialSteps = 60_000;

    private readonly Machine _machine;
    private readonly INamedTypeSymbol _layer;
    private readonly int _sample;
    private readonly IReadOnlyCollection<string> _results;
    private readonly LayerPoints _points;
    private readonly long _spentBefore;
    private readonly Dictionary<(Assignment, Meaning, PointPlace), (SampleSizes Sizes, ExactPoint Point)> _known = [];
    private (Assignment, Meaning, PointPlace)? _traced;
    private Assignment[] _plan = [];

    // The sample that Forward takes and Backward throws at: what is repaired has to take it.
    private Assignment? _thrownAt;
    private bool _isComplete = true;

    private ExactCheck(Machine machine, INamedTypeSymbol layer, int sample, IReadOnlyCollection<string> results, int seed) =>
        (_machine, _layer, _sample, _results, _points, _spentBefore) = (machine, layer, sample, results, new(layer, sample, seed), machine.Spent);

    /// <summary>Checks one sample that the layer is declared with, or the plan of a layer that declares none.</summary>
    /// <param name="machine">The machine to run it in.</param>
    /// <param name="layer">The layer, with its type arguments.</param>
    /// <param name="sample">The number of the sample.</param>
    /// <param name="results">The names of its gradients.</param>
    /// <param name="seed">Of everything that is drawn.</param>
    internal static ExactResult Run(Machine machine, INamedTypeSymbol layer, int sample, IReadOnlyCollection<string> results, int seed = 1)
    {
        try
        {
            return machine.Guarded(() => new ExactCheck(machine, layer, sample, results, seed).Run());
        }
        catch (RunEndedException exception)
        {
            return new ExactResult { Ended = exception.Reason };
        }
    }

    private ExactResult Run()
    {
        var (found, sizes, reached) = First();
        (var first, sizes) = Grown(found, reached) ?? (found, sizes);
        _plan = [.. Bounded(Plan(first, sizes.Dimensions).Prepend(first))];
        var met = new HashSet<string>(sizes.Dimensions.Select(static dimension => dimension.Name), StringComparer.Ordinal);
        for (var number = 0; number < _plan.Length && (number == 0 || !IsSpent); number++)
        {
            if (number > 0 && Grown(_plan[number], PointPlace.First) is var (larger, _))
                _plan[number] = larger;
            sizes = new SampleSizes(_plan[number]);
            if (Check(_plan[number], ref sizes, number == 0 ? reached : null) is { } wrong)
            {
                // Where Forward disagrees with itself, Backward is not to blame.
                sizes = new SampleSizes(wrong.Assignment);
                _points.Run(_machine, sizes, wrong.Meaning, wrong.Points[0].Place with { IsCheckedTwice = true });
                var smaller = new Reduction(_machine, _points).Of(wrong, sizes);
                return new Explanation(_machine, _points, _thrownAt is { } thrown ? [.. _plan, thrown] : _plan, _results, IsOfSource).Of(smaller);
            }

            // What an object has that is null by default is met only where it is given: there it is varied by itself.
            SampleDimension[] inner = [.. sizes.Dimensions.Where(dimension => met.Add(dimension.Name))];
            _plan = [.. _plan, .. inner.Length == 0 ? [] : Bounded(Plan(_plan[number], inner))];
        }

        return new ExactResult { IsComplete = _isComplete && _thrownAt is null && _points.IsCertain && !IsSpent };
    }

    // The sample in sizes at which it shows enough; null where it does not run.
    private (Assignment Assignment, SampleSizes Sizes)? Grown(Assignment assignment, PointPlace place)
    {
        var left = long.MaxValue;
        var trial = new SizeTrial((sizes, endsWithForward) =>
        {
            var before = _machine.Spent;
            if (left <= 0 || IsSpent)
                throw new RunEndedException("too many trials of sizes");
            try
            {
                return _machine.Within(left, () => At(sizes, Meaning.Usual, place with { EndsWithForward = endsWithForward }, isTraced: false));
            }
            finally
            {
                left -= _machine.Spent - before;
            }
        });
        var tried = trial.Run(assignment);
        if (tried.Facts is null)
            return null;
        left = MostTrialSteps;
        tried = new SampleGrowth<TriedSizes>(trial).Grow(tried);
        return (tried.Assignment, tried.Sizes);
    }

    // A point is not run again, unless it is wrong and its trace, which tells why, is no longer there.
    private (SampleSizes Sizes, ExactPoint Point) At(SampleSizes sizes, Meaning meaning, PointPlace place, bool isTraced = true)
    {
        var key = (sizes.Assignment, meaning, place);
        if (_known.TryGetValue(key, out var known) && (!isTraced || key.Equals(_traced) || !known.Point.Wrong.Any()))
            return known;
        _traced = null;
        var point = _points.Run(_machine, sizes, meaning, place);
        _traced = key;
        return _known[key] = (sizes, point);
    }

    private IEnumerable<Assignment> Bounded(IEnumerable<Assignment> samples)
    {
        var all = samples.ToArray();
        _isComplete &= all.Length <= MostSamples;
        return all.Take(MostSamples);
    }

    private bool IsSpent => _machine.Spent - _spentBefore > MostSteps;

    private static IReadOnlyList<Assignment> Plan(Assignment first, IEnumerable<SampleDimension> dimensions) =>
        SamplePlan.Of(first, [.. dimensions], new HashSet<(string, int)>());

    // The sizes that Forward and Backward take, tried as the check does, and the first place that can be reached in them.
    private (Assignment Assignment, SampleSizes Sizes, PointPlace Place) First()
    {
        var start = new Assignment();
        var asked = new SampleSizes(start);
        var orders = Enumerable.Range(1, SampleSizes.AttemptCount - 1).Select(static order => new Assignment { Order = order });
        (Assignment, SampleSizes, PointPlace)? empty = null;
        RunEndedException? reason = null;
        foreach (var tried in orders.Prepend(start).Concat(OtherSizes.Around(start, asked, mayBeLabels: true).Take(MostTries)))
        {
            var sizes = tried == start ? asked : new SampleSizes(tried);
            if (Reached(sizes, out var why) is { } place)
            {
                // What gives nothing runs in many sizes, and shows nothing.
                if (!GivesNothing(sizes, place))
                    return (tried, sizes, place);
                empty ??= (tried, sizes, place);
                continue;
            }

            // In other sizes numbers may be numbers; what lies at a border there does so here as well.
            if (tried == start && !why!.IsThrown && !LayerPoints.IsNotFinite(why))
                throw why;
            if (why!.IsThrown && _machine.Trace.IsInBackward)
                _thrownAt ??= tried;
            reason ??= why;
        }

        return empty ?? throw reason!;
    }

    private bool GivesNothing(SampleSizes sizes, PointPlace place) =>
        At(sizes, Meaning.Usual, place, isTraced: false).Point.Facts.OfSample.OutputSizes.Contains(0);

    // What the program itself throws at one place it may not throw at another; what the machine does not know, it will never know.
    private PointPlace? Reached(SampleSizes sizes, out RunEndedException? reason)
    {
        reason = null;
        foreach (var place in new[] { PointPlace.First, PointPlace.First with { IsInsideUnitInterval = true }, PointPlace.First.Another(1),
            PointPlace.First.Another(2) })
        {
            try
            {
                At(sizes, Meaning.Usual, place);
                return place;
            }
            catch (RunEndedException exception) when (exception.IsThrown)
            {
                reason ??= exception;
                return null;
            }
            catch (RunEndedException exception) when (LayerPoints.HasRun(exception))
            {
                reason ??= exception;
            }
        }

        return null;
    }

    // Null where the sample is right, or cannot be made or run.
    private Wrong? Check(Assignment assignment, ref SampleSizes sizes, PointPlace? reached)
    {
        Wrong? first = null;
        try
        {
            foreach (var meaning in MeaningsOf(assignment))
            {
                if (Compare(assignment, ref sizes, meaning, reached ?? PointPlace.First) is not { } wrong)
                    return null;
                if (first is null || wrong.Components.Count < first.Components.Count)
                    first = wrong;
            }
        }
        catch (RunEndedException) when (reached is null || first is not null)
        {
            // Of another sample, or in another sense, nothing is known.
            _isComplete = false;
            return null;
        }

        return first;
    }

    // What it usually means comes first; others are only asked for where that is wrong.
    private IEnumerable<Meaning> MeaningsOf(Assignment assignment)
    {
        yield return Meaning.Usual;
        _traced = null;
        _machine.Reset();
        var run = LayerRun.Create(_machine, _layer, _sample, new SampleSizes(assignment)) ?? throw new RunEndedException("no harness");
        foreach (var meaning in Meanings.Others(run).ToArray())
            yield return meaning;
    }

    private Wrong? Compare(Assignment assignment, ref SampleSizes sizes, Meaning meaning, PointPlace reached)
    {
        (sizes, var point) = At(sizes, meaning, reached);
        if (Confirmed(assignment, meaning, reached, point) is { } wrong)
            return wrong;
        foreach (var place in reached.Others(point.Facts.Styles, point.Facts.HasMode))
        {
            if (IsSpent)
                break;
            if (TryPoint(assignment, meaning, place) is { } other && Confirmed(assignment, meaning, place, other) is { } found)
                return found;
        }

        return null;
    }

    // A block that is right at the next such point is not known to be wrong.
    private Wrong? Confirmed(Assignment assignment, Meaning meaning, PointPlace place, ExactPoint point)
    {
        string[] wrong = [.. point.Wrong];
        if (wrong.Length == 0)
            return null;
        var blame = new Blame(IsOfSource);
        blame.Take(_machine.Trace, point);
        var steps = new EarlySteps(IsOfSource);
        steps.Take(_machine.Trace, point);
        var empty = new EmptyGradients(IsOfSource);
        empty.Take(_machine.Trace, point);
        for (var number = 1; number <= MostConfirmations; number++)
        {
            var next = place.Another(number);
            if (TryPoint(assignment, meaning, next) is not { } other || !other.Wrong.Intersect(wrong).Any())
                continue;
            blame.Take(_machine.Trace, other);
            steps.Take(_machine.Trace, other);
            empty.Take(_machine.Trace, other);
            Component[] worst = [.. point.Components.Where(component => component.IsWrong && other.Wrong.Contains(component.Block))
                .GroupBy(static component => component.Block)
                .Select(static block => block.OrderByDescending(static component => Math.Abs(component.Expected - component.Claimed)).First())];
            string[] blocks = [.. worst.Select(static component => component.Block)];
            return new Wrong(
                assignment, meaning, [(place, point), (next, other)],
                [PointPlace.First, .. PointPlace.First.Others(point.Facts.Styles, point.Facts.HasMode)], worst,
                blame.Suspects(), steps.Found(blocks), empty.Found(blocks));
        }

        return null;
    }

    // Null where the layer does not take such values, or cannot be compared at them.
    private ExactPoint? TryPoint(Assignment assignment, Meaning meaning, PointPlace place)
    {
        try
        {
            return At(new SampleSizes(assignment), meaning, place).Point;
        }
        catch (RunEndedException exception)
        {
            // Where a point cannot be compared, the layer has run all the same.
            _isComplete &= LayerPoints.HasRun(exception);
            return null;
        }
    }

    // What generated code does, the user can do nothing about.
    private static bool IsOfSource(SyntaxNode statement) => !Declared.IsGenerated(statement);
}
