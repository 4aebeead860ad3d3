using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs;
using GradGen.Generator.Exact.Repairs.Rewrites;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using GradGen.Harness;
using GradGen.Samples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact;

/// <summary>Looks for the statement that makes gradients wrong: by a change that makes them right, by one that is missing, and by the votes.</summary>
/// <param name="machine">The machine that found the gradients wrong.</param>
/// <param name="points">The layer at points.</param>
/// <param name="plan">The samples on which it is checked.</param>
/// <param name="results">The names of its gradients.</param>
/// <param name="isOfLayer">Whether a statement is the user's.</param>
internal sealed class Explanation(Machine machine, LayerPoints points, IReadOnlyList<Assignment> plan, IReadOnlyCollection<string> results,
    Func<SyntaxNode, bool> isOfLayer)
{
    private const int MostBeyond = 4;
    private const long MostStepsBeyond = 100_000;
    private const long MostSteps = 440_000;

    // How much longer inputs are where a repair is tried once more; windows that begin two or three apart end elsewhere by one of them.
    private static readonly int[] Beyond = [2, 3];

    // What is right only as long as the upstream gradient is small, or of one sign, mends nothing.
    private const double FarUpstream = -16;

    private const string NoInfluence = "gives a gradient to what no output changes with";

    internal ExactResult Of(Wrong wrong)
    {
        string[] blocks = [.. wrong.Components.Select(static component => component.Block)];
        var leaders = Blame.Leaders(wrong.Suspects);
        var trial = new Trial(
            new RepeatedPoint(open => points.Ready(open, new SampleSizes(wrong.Assignment), wrong.Meaning, wrong.Points[0].Place)),
            [.. wrong.Points.Select(pair => (At(wrong, wrong.Assignment, pair.Place), pair.Found))],
            [.. plan.SelectMany(other =>
                wrong.Others.Where(place => other != wrong.Assignment || !wrong.Points.Any(pair => pair.Place == place))
                    .Select(place => At(wrong, other, place)))
                .Prepend(At(wrong, wrong.Assignment, wrong.Points[0].Place with { UpstreamFactor = FarUpstream }))],
            [.. plan.Take(MostBeyond).SelectMany(other => Larger(wrong, other)).Take(RunsBeyond(wrong))]);
        var terms = new TermSource(machine.Sources, results);
        var budget = new Budget(MostSteps);
        return new ExactResult
        {
            Wrong = wrong.Components,
            Suspects = wrong.Suspects,
            Culprit = HasNoInfluence(wrong, blocks) ? Sole(trial, leaders, blocks, budget) is { } only ? only with { Reason = NoInfluence } : wrong.Empty
                : wrong.EarlyStep
                ?? new RepairSearch(machine, trial, terms, budget).Find(blocks, wrong.Suspects.Select(static suspect => suspect.Statement), leaders)
                ?? new InsertionSearch(machine, trial, terms, budget).Find(blocks, isOfLayer)
                ?? Sole(trial, leaders, blocks, budget)
                ?? wrong.Empty,
        };
    }

    // There is nothing to repair in a gradient that is to be zero, as behind a rounding; a change after which nothing runs would do.
    private bool HasNoInfluence(Wrong wrong, string[] blocks)
    {
        return wrong.Points.All(pair => IsZero(pair.Found)) && wrong.Others.All(place => Run(place) is not { } point || IsZero(point));

        bool IsZero(ExactPoint point) =>
            point.Components.Where(component => blocks.Contains(component.Block)).All(static component => component.Expected == 0);

        ExactPoint? Run(PointPlace place)
        {
            try
            {
                return At(wrong, wrong.Assignment, place)(machine);
            }
            catch (RunEndedException)
            {
                return null;
            }
        }
    }

    // What only hands on what was computed elsewhere makes nothing wrong.
    private Culprit? Sole(Trial trial, IReadOnlyList<SyntaxNode> leaders, IReadOnlyCollection<string> blocks, Budget budget) =>
        (leaders.Count == 1 ? leaders[0] : Sufficiency.Only(machine, trial.First, leaders, budget))
            is { } only && !HandsOnWhatItMade(only) ? new Culprit(only, blocks) : null;

    private static bool HandsOnWhatItMade(SyntaxNode statement) =>
        statement is ReturnStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } }
        && statement.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.ParameterList.Parameters.Any(given => given.Identifier.ValueText == name) != true;

    private Func<Machine, ExactPoint> At(Wrong wrong, Assignment sample, PointPlace place) =>
        open => points.Run(open, new SampleSizes(sample), wrong.Meaning, place);

    private static int RunsBeyond(Wrong wrong) =>
        (int)(MostStepsBeyond / Math.Max(1, wrong.Points[0].Found.Facts.Steps + wrong.Points[0].Found.StepsOfBackward));

    // What is right in small sizes alone does not mend the layer.
    private IEnumerable<Func<Machine, ExactPoint>> Larger(Wrong wrong, Assignment sample)
    {
        SampleSizes? taken = null;
        foreach (var by in Beyond)
            yield return open => At(wrong, Longer(taken ??= Taken(open, wrong, sample), by), PointPlace.First)(open);
    }

    private SampleSizes Taken(Machine open, Wrong wrong, Assignment sample)
    {
        var sizes = new SampleSizes(sample);
        points.Run(open, sizes, wrong.Meaning, PointPlace.First);
        return sizes;
    }

    private static Assignment Longer(SampleSizes sizes, int by) =>
        sizes.OfInputs.Aggregate(sizes.Assignment, (longer, name) => longer.WithSize(name, sizes.SizeOf(name)!.Value + by));
}
