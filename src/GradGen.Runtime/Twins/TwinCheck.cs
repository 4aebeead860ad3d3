using GradGen.Calls;
using GradGen.Harness;
using GradGen.Numerics;
using GradGen.Running;
using GradGen.Samples;
using GradGen.Subjects;

namespace GradGen.Twins;

/// <summary>Compares a layer with its twin on the samples of the layer's plan.</summary>
/// <typeparam name="T">The element type of both.</typeparam>
/// <param name="layer">The layer's name.</param>
/// <param name="twin">The twin's name.</param>
/// <param name="options">What to change from the defaults.</param>
internal sealed class TwinCheck<T>(string layer, string twin, GradCheckOptions options)
{
    /// <summary>Compares both; what goes wrong is in the report.</summary>
    /// <param name="create">Makes the layer in given sizes.</param>
    /// <param name="createTwin">Makes the twin in given sizes.</param>
    internal TwinReport Run(Func<SampleSizes, LayerHarness<T>> create, Func<SampleSizes, LayerHarness<T>> createTwin) =>
        CallWatch.Run(
            () => Samples(create, createTwin),
            stuck => Stopped(FormattableString.Invariant($"{stuck.Phase} did not return within {stuck.Limit.TotalSeconds:0.###} s.")),
            options);

    private TwinReport Samples(Func<SampleSizes, LayerHarness<T>> create, Func<SampleSizes, LayerHarness<T>> createTwin)
    {
        var search = new SampleSearch<T>(create, options);
        var first = search.Find(new Assignment());
        if (first.Subject is null)
            return Stopped($"No sample of {layer} could be made: {first.Findings[first.Findings.Count - 1].Message}", isWithoutSample: true);
        var report = Compare(first, createTwin);
        foreach (var assignment in SamplePlan.Of(first.Assignment, [.. first.Sizes.Dimensions], new HashSet<(string, int)>()))
        {
            if (!report.Passed)
                break;
            // What the layer does not take, its own check says.
            if (search.Find(assignment) is { Subject: not null } sample)
                report = Compare(sample, createTwin);
        }

        return report;
    }

    private TwinReport Compare(TriedSample<T> sample, Func<SampleSizes, LayerHarness<T>> createTwin)
    {
        var subject = sample.Subject!;
        LayerSubject<T>? other = null;
        try
        {
            var tried = new SampleTrial<T>(createTwin, options).Run(Same(sample));
            if (tried.Subject is null)
                return Stopped($"{twin} does not take what {subject.Name} takes ({sample.Sizes}): {tried.Findings[tried.Findings.Count - 1].Message}");
            other = tried.Subject;
            var comparison = new TwinComparison<T>(subject, other);
            if (comparison.Obstacle is { } obstacle)
                return Stopped(obstacle);
            return new TwinReport(subject.Name, other.Name, subject.Sizes, Precision.Of<T>().Name, options.Seed, comparison.Compare());
        }
        catch (UserCodeException exception)
        {
            return Stopped(UserCodeFinding.Of(exception).Message);
        }
        finally
        {
            other?.PutBack();
            subject.PutBack();
        }
    }

    // What the layer was made with, by the names that both have in common.
    private static Assignment Same(TriedSample<T> sample) =>
        sample.Sizes.Named.Aggregate(sample.Assignment, static (assignment, size) => assignment.WithSize(size.Key, size.Value));

    private TwinReport Stopped(string why, bool isWithoutSample = false) =>
        new(layer, twin, string.Empty, Precision.Of<T>().Name, options.Seed, []) { Obstacle = why, HasNoSample = isWithoutSample };
}
