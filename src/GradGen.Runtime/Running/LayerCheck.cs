using GradGen.Calls;
using GradGen.Harness;
using GradGen.Numerics;
using GradGen.Reporting;
using GradGen.Samples;

namespace GradGen.Running;

/// <summary>Checks a layer on the samples of its plan: the first that can be made, and those that it does not cover.</summary>
internal static class LayerCheck
{
    private const string Advice =
        "[GradCheckSample] or [GradCheckFactory] says how to make the layer, [Shape] which shapes its inputs have, [Domain] which values they take.";

    /// <summary>Makes and checks the layer; what goes wrong is in the report.</summary>
    /// <param name="name">The layer's name, for the case that it cannot be made.</param>
    /// <param name="create">Makes the layer in given sizes.</param>
    /// <param name="options">What to change from the defaults.</param>
    internal static GradCheckReport Run<T>(string name, Func<SampleSizes, LayerHarness<T>> create, GradCheckOptions options)
    {
        IReadOnlyList<BackwardMeaning> others = [];
        object? layer = null;
        var report = Run(name, sizes => Made(create(sizes), BackwardMeaning.Usual), options, isOther: false);
        if (report.Verdict != Verdict.Fail)
            return report;
        if (TakesTarget(sizes => Made(create(sizes), BackwardMeaning.Usual), report, options))
            others = [.. others, BackwardMeaning.FromTarget];
        foreach (var meaning in others)
        {
            var otherwise = Run(name, sizes => Made(create(sizes), meaning), options, isOther: true);
            if (otherwise.Passed)
                return otherwise.With(new Finding(FindingKind.OtherMeaning, Verdict.Pass, meaning.Text)).After(report);
            report = report.After(otherwise);
        }

        return layer is null ? report : report.With(CompilerLog.StatementsOf(layer.GetType()));

        LayerHarness<T> Made(LayerHarness<T> harness, BackwardMeaning meaning)
        {
            others = [.. BackwardMeaning.Others(harness.OtherMeaning, harness.IsLoss, harness.Inputs.FirstOrDefault())];
            harness.Meaning = meaning;
            layer = harness.Runs;
            return harness;
        }
    }

    // The gradient of a cost is zero where that with respect to the outputs is. What ends a network may take the outputs' targets instead.
    private static bool TakesTarget<T>(Func<SampleSizes, LayerHarness<T>> create, GradCheckReport report, GradCheckOptions options)
    {
        if (report.Blocks.Count == 0 || report.Blocks.Any(static block => block.Kind != BlockKind.Input)
            || new SampleSearch<T>(create, options).Find(new Assignment()).Subject is not { UpstreamLength: > 0 } subject)
            return false;
        try
        {
            var (ofZeros, ofOthers) = (new double[subject.Length], new double[subject.Length]);
            subject.Gradient(new double[subject.UpstreamLength], ofZeros);
            subject.Gradient([.. Enumerable.Repeat(0.5, subject.UpstreamLength)], ofOthers);
            return Array.Exists(ofZeros, static value => value != 0) && !ofZeros.SequenceEqual(ofOthers);
        }
        catch (UserCodeException)
        {
            return false;
        }
        finally
        {
            subject.PutBack();
        }
    }

    // What Backward is not known to mean has to hold for the first sample before it is tried on others.
    private static GradCheckReport Run<T>(string name, Func<SampleSizes, LayerHarness<T>> create, GradCheckOptions options, bool isOther)
    {
        var search = new SampleSearch<T>(create, options);
        var refused = new HashSet<(string Name, int Value)>();
        var notes = new List<Finding>();
        var first = First(search, refused, notes);
        if (first.Subject is null)
            return Unmade(name, first, options, Precision.Of<T>().Name);
        // What only Backward makes can ask for more, so what there is to vary is known after the first check.
        var reports = new List<SampledReport> { Check(search, first, options) };
        if (isOther && !reports[0].Report.Passed)
            return reports[0].Report;
        foreach (var assignment in SamplePlan.Of(first.Assignment, [.. first.Sizes.Dimensions], refused))
            Add(search, assignment, first.Assignment, reports, notes, options);
        AddInner(search, refused, reports, notes, options);
        return SampledReport.Merge(reports, first.Assignment, notes);
    }

    // What an object has that is null by default is met only where it is given: there it is varied by itself.
    private static void AddInner<T>(SampleSearch<T> search, HashSet<(string Name, int Value)> refused, List<SampledReport> reports,
        List<Finding> notes, GradCheckOptions options)
    {
        var met = new HashSet<string>(reports[0].Sizes.Dimensions.Select(static dimension => dimension.Name));
        for (var number = 1; number < reports.Count; number++)
        {
            var outer = reports[number];
            var inner = outer.Sizes.Dimensions.Where(dimension => met.Add(dimension.Name)).ToArray();
            foreach (var assignment in SamplePlan.Of(outer.Assignment, inner, refused))
                Add(search, assignment, outer.Assignment, reports, notes, options);
        }
    }

    // Where the usual values cannot be made, another value of one dimension may: the first of an enum may stand for none.
    private static TriedSample<T> First<T>(SampleSearch<T> search, HashSet<(string Name, int Value)> refused, List<Finding> notes)
    {
        var first = search.Find(new Assignment());
        if (first.Subject is not null)
            return first;
        foreach (var dimension in first.Sizes.Dimensions)
        {
            for (var value = 1; value < dimension.Count; value++)
            {
                var other = search.Find(first.Assignment.WithValue(dimension.Name, value));
                if (other.Subject is null)
                    continue;
                for (var before = 0; before < value; before++)
                    refused.Add((dimension.Name, before));
                notes.Add(NotRun(dimension.Text(0, first.Sizes), first.Failure!));
                return other;
            }
        }

        return first;
    }

    private static void Add<T>(SampleSearch<T> search, Assignment assignment, Assignment usual, List<SampledReport> reports, List<Finding> notes,
        GradCheckOptions options)
    {
        var sample = search.Find(assignment);
        if (sample.Subject is not null)
        {
            reports.Add(Check(search, sample, options));
            return;
        }

        // What cannot be had together may be had apart.
        var changed = assignment.Values.Where(value => value.Value != usual.Value(value.Key)).ToArray();
        if (changed.Length < 2)
        {
            notes.Add(NotRun(sample.Sizes.Apart(usual), sample.Failure!));
            return;
        }

        foreach (var (name, value) in changed.Select(static pair => (pair.Key, pair.Value)))
        {
            if (!reports.Exists(report => report.Assignment.Value(name) == value)
                && !notes.Exists(note => note.Message.StartsWith(name + " ", StringComparison.Ordinal)))
                Add(search, usual.WithValue(name, value), usual, reports, notes, options);
        }
    }

    private static SampledReport Check<T>(SampleSearch<T> search, TriedSample<T> sample, GradCheckOptions options)
    {
        var subject = sample.Subject!;
        var report = SubjectCheck.Run(subject, options, out var failure);
        if (report.Findings.Any(static finding => finding is { Kind: FindingKind.NotFinite, Verdict: Verdict.Inconclusive })
            && sample.Sizes.OfInputs.Count > 0 && search.FindFinite(sample) is { } finite)
            return Check(search, finite, options);
        // Not every point goes where Forward cannot; sizes that were made up are none of the layer's mistakes.
        if (failure is { Phase: UserCodeException.Forward } && IsGuessed(sample.Sizes, failure))
        {
            return search.Refuse(sample, failure) && search.Find(sample.Assignment) is { Subject: not null } accepted
                ? Check(search, accepted, options)
                : new SampledReport(sample.Assignment, sample.Sizes,
                    Unmade(report.Name, sample with { Failure = failure, Findings = [UserCodeFinding.Of(failure)] }, options, report.ElementType));
        }

        if (failure is not { Phase: UserCodeException.Backward } || sample.IsBackwardToBlame || subject.BackwardCalls > 1
            || search.FindWithBackward(sample) is not { } other)
            return new SampledReport(sample.Assignment, sample.Sizes, report);
        // Either Forward is not meant for the first sizes, or Backward is wrong for them: who wrote the layer knows.
        var again = SubjectCheck.Run(other.Subject!, options, out _);
        var said = UserCodeFinding.Of(failure);
        var message = $"{said.Message} That is with {sample.Sizes}; with {other.Sizes} it runs. Either Backward is wrong for these sizes, "
            + "or Forward is not meant for them: if so, add a [Shape], or a guard in Forward.";
        return new SampledReport(other.Assignment, other.Sizes, again.With(said with { Verdict = Verdict.Inconclusive, Message = message }));
    }

    private static Finding NotRun(string value, UserCodeException failure) =>
        new(FindingKind.NotExercised, Verdict.Pass, $"{value} was not run: {UserCodeFinding.Of(failure).Message}");

    // What was made up may not be what the layer is for; a layer that has nothing made up is wrong by itself.
    private static GradCheckReport Unmade<T>(string name, TriedSample<T> first, GradCheckOptions options, string element)
    {
        var finding = first.Findings[first.Findings.Count - 1];
        var sizes = first.Sizes.ToString();
        var with = sizes.Length == 0 ? string.Empty : $"with {sizes} and others that were tried, ";
        var isReady = !finding.Message.EndsWith(StartAdvice.NotReady, StringComparison.Ordinal);
        var advice = isReady && (first.Failure!.Phase == UserCodeException.Creation || !finding.Message.Contains('[')) ? " " + Advice : string.Empty;
        IReadOnlyList<Finding> findings = !isReady || IsGuessed(first.Sizes, first.Failure!)
            ? [.. first.Findings.Take(first.Findings.Count - 1),
                finding with { Kind = FindingKind.NoSample, Verdict = Verdict.Inconclusive,
                    Message = $"No sample could be made: {with}{Lower(finding.Message)}{advice}" }]
            : first.Findings;
        return new GradCheckReport(name, sizes, element, options.Seed, [], findings, 0, 0);
    }

    // Whether what was made up can be what is wrong: in making the layer always, in a Forward that says so of an argument, and where
    // the layer itself gives its inputs their sizes only if Forward throws what sizes make code throw.
    private static bool IsGuessed(SampleSizes sizes, UserCodeException failure) =>
        sizes.OfInputs.Count > 0
        || (failure.Phase == UserCodeException.Forward && failure.Cause is ArgumentException)
        || ((sizes.Drawn.Count > 0 || sizes.Dimensions.Any())
            && (failure.Phase == UserCodeException.Creation
                || failure.Cause is ArgumentException or IndexOutOfRangeException or ArithmeticException or KeyNotFoundException or RankException));

    private static string Lower(string sentence) =>
        sentence.StartsWith("Making", StringComparison.Ordinal) || sentence.StartsWith("The ", StringComparison.Ordinal)
            ? char.ToLowerInvariant(sentence[0]) + sentence.Substring(1) : sentence;
}
