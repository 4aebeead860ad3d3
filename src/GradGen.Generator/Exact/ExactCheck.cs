using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using GradGen.Harness;
using GradGen.Samples;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact;

/// <summary>
/// Compares the gradients of a layer with exact ones, at two points of each sample of its plan. What the machine does not know, and
/// what two points do not agree on, ends in silence.
/// </summary>
internal sealed class ExactCheck
{
    private const int MostSamples = 8;
    private const int PointsOfASample = 2;

    // As near to a border as this, a derivative is one of two.
    private const double Border = 1e-6;

    private readonly Machine _machine;
    private readonly INamedTypeSymbol _layer;
    private readonly int _sample;
    private readonly IReadOnlyCollection<string> _results;
    private Assignment[] _plan = [];

    private ExactCheck(Machine machine, INamedTypeSymbol layer, int sample, IReadOnlyCollection<string> results) => (_machine, _layer, _sample, _results) = (machine, layer, sample, results);

    /// <summary>Checks one sample that the layer is declared with, or the plan of a layer that declares none.</summary>
    /// <param name="machine">The machine to run it in.</param>
    /// <param name="layer">The layer, with its type arguments.</param>
    /// <param name="sample">The number of the sample.</param>
    /// <param name="results">The names of its gradients.</param>
    internal static ExactResult Run(Machine machine, INamedTypeSymbol layer, int sample, IReadOnlyCollection<string> results)
    {
        try
        {
            return new ExactCheck(machine, layer, sample, results).Run();
        }
        catch (RunEndedException exception)
        {
            return new ExactResult { Ended = exception.Reason };
        }
    }

    private ExactResult Run()
    {
        var (first, sizes) = First();
        _plan = [.. SamplePlan.Of(first, [.. sizes.Dimensions], new HashSet<(string, int)>()).Prepend(first).Take(MostSamples)];
        foreach (var assignment in _plan)
        {
            if (Check(assignment, isFirst: assignment == first) is { Wrong.Count: > 0 } result)
                return result;
        }

        return new ExactResult();
    }

    // The sizes that Forward and Backward take, in one of the orders that the check tries.
    private (Assignment Assignment, SampleSizes Sizes) First()
    {
        RunEndedException? refused = null;
        for (var order = 0; order < SampleSizes.AttemptCount; order++)
        {
            var assignment = new Assignment { Order = order };
            var sizes = new SampleSizes(assignment);
            try
            {
                Point(sizes, Meaning.Usual, 1);
                return (assignment, sizes);
            }
            catch (RunEndedException exception) when (exception.IsThrown)
            {
                refused ??= exception;
            }
        }

        throw refused!;
    }

    // Null where the sample cannot be made or run.
    private ExactResult? Check(Assignment assignment, bool isFirst)
    {
        try
        {
            ExactResult? first = null;
            foreach (var meaning in MeaningsOf(assignment))
            {
                var result = Compare(assignment, meaning);
                if (result.Wrong.Count == 0)
                    return result;
                first ??= result;
            }

            return first;
        }
        catch (RunEndedException exception) when (exception.IsThrown && !isFirst)
        {
            return null;
        }
    }

    private Meaning[] MeaningsOf(Assignment assignment)
    {
        _machine.Reset();
        return [.. Meanings.Of(LayerRun.Create(_machine, _layer, _sample, new SampleSizes(assignment)) ?? throw new RunEndedException("no harness"))];
    }

    private ExactResult Compare(Assignment assignment, Meaning meaning)
    {
        var blame = new Blame(IsOfSource);
        List<Component>? wrong = null;
        for (var number = 1; number <= PointsOfASample; number++)
        {
            var point = Point(new SampleSizes(assignment), meaning, number);
            var here = point.Components.Where(static component => component.IsWrong).GroupBy(static component => component.Block)
                .Select(static block => block.OrderByDescending(static component => Math.Abs(component.Expected - component.Claimed)).First()).ToList();
            // A block that is right at one point is not known to be wrong.
            wrong = wrong is null ? here : [.. wrong.Where(component => here.Exists(other => other.Block == component.Block))];
            if (wrong.Count == 0)
                return new ExactResult();
            blame.Take(_machine.Trace, point);
        }

        var suspects = blame.Suspects();
        var search = new RepairSearch(
            _machine,
            [.. Enumerable.Range(1, PointsOfASample).Select(number => At(assignment, number))],
            [.. _plan.Where(other => other != assignment).Select(other => At(other, 1))],
            _results);
        string[] blocks = [.. wrong!.Select(static component => component.Block)];
        return new ExactResult { Wrong = wrong!, Suspects = suspects, Culprit = search.Find(blocks, suspects.Select(static suspect => suspect.Statement)) ?? Blame.Clear(suspects, blocks) };

        Func<Machine, ExactPoint> At(Assignment other, int number) => machine => Point(machine, new SampleSizes(other), meaning, number);
    }

    private ExactPoint Point(SampleSizes sizes, Meaning meaning, int number) => Point(_machine, sizes, meaning, number);

    private ExactPoint Point(Machine machine, SampleSizes sizes, Meaning meaning, int number)
    {
        machine.Reset();
        var run = LayerRun.Create(machine, _layer, _sample, sizes) ?? throw new RunEndedException("no harness");
        if (run.Says("TakesSequence"))
            throw new RunEndedException("a sequence of calls");
        var point = ExactPoint.Run(machine, run, meaning, number);
        if (!point.IsFinite)
            throw new RunEndedException("a number that is none");
        if (machine.Trace.Margin < Border)
            throw new RunEndedException("a point at a border");
        return point;
    }

    // What generated code does, the user can do nothing about.
    private static bool IsOfSource(SyntaxNode statement) => !statement.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
