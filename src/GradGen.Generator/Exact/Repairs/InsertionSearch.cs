using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs.Rewrites;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>
/// Looks for one statement that is missing: something that is added at the end of a block, as to a gradient. How much each component changes with
/// what could be added is read off one run, in which nothing is added everywhere, so that all products of what could be added are tried at once.
/// </summary>
internal sealed class InsertionSearch(Machine machine, Trial trial, TermSource terms, Budget budget)
{
    private const double Tolerance = 1e-6;
    private const double Nothing = 1e-9;
    private const int MostComponents = 16;
    private const int MostExecutions = 400;
    private const int MostTries = 12;

    /// <summary>The statement that is missing, and the one that it belongs behind; null where none was found.</summary>
    /// <param name="wrong">The blocks that are wrong.</param>
    /// <param name="isOfLayer">Whether a statement is the user's.</param>
    internal Culprit? Find(IReadOnlyCollection<string> wrong, Func<SyntaxNode, bool> isOfLayer)
    {
        var gaps = Gap.In(machine, isOfLayer, budget);
        if (gaps.Count == 0 || budget.Left <= 0)
            return null;
        try
        {
            return Find(gaps, wrong);
        }
        catch (RunEndedException)
        {
            // What cannot be watched is not repaired.
            return null;
        }
    }

    private Culprit? Find(IReadOnlyList<Gap> gaps, IReadOnlyCollection<string> wrong)
    {
        // What is opened is known when it has run.
        trial.First(gaps[0].Machine);
        foreach (var gap in gaps)
            gap.Prepare(terms);
        var point = trial.First(gaps[0].Machine);
        foreach (var gap in gaps)
            gap.Close();
        var components = Moves(point, gaps[0].Machine.Trace.Tape);
        var tries = 0;
        foreach (var gap in gaps.Where(static gap => gap.IsUsable && gap.Values.Count > 0))
        {
            for (var target = 0; target < gap.Targets.Count; target++)
            {
                if (gap.IsAlive(target) && Explained(gap, target, components) is { } explained)
                {
                    string[] texts = [.. new Products(gap.Numbers, gap.Conditions, gap.Values).Explaining(explained, gap.Targets[target])
                        .Where(text => !Insertion.OnlyCorrects(gap.Anchor, text)).Take(MostTries)];
                    foreach (var (text, step) in texts.Zip(gap.Bound(texts), static (text, step) => (text, step)))
                    {
                        if (tries++ > MostTries || budget.Left <= 0)
                            return null;
                        if (step is not null && trial.Remaining(run => gap.Run(step, run), gap.Machine, wrong) is { } remaining
                            && (remaining.Count == 0 || wrong.Except(remaining).All(IsZero)))
                        {
                            var anchor = Nearer(gap, text, wrong, remaining);
                            return new Culprit(anchor, [.. wrong.Except(remaining)], Insertion.Of(anchor, text), remaining.Count == 0);
                        }
                    }
                }
            }
        }

        return null;

        // Where something was added, a statement that makes one gradient of several right only makes up for what is wrong elsewhere.
        bool IsZero(string block) => point.Components.All(component => component.Block != block || Math.Abs(component.Claimed) < Nothing);
    }

    // Behind what writes to the same element, where it is as right there.
    private SyntaxNode Nearer(Gap gap, string text, IReadOnlyCollection<string> wrong, HashSet<string> remaining)
    {
        if (Insertion.WriterOf(gap.Anchor, text) is not { } writer)
            return gap.Anchor;
        var nearer = Gap.Behind(writer, machine, budget);
        trial.First(nearer.Machine);
        return nearer.Bound([text])[0] is { } step && trial.Remaining(run => nearer.Run(step, run), nearer.Machine, wrong)?.SetEquals(remaining) == true
            ? writer : gap.Anchor;
    }

    // How much components change with each execution of what is added; null where no wrong block could be made right so.
    private static IReadOnlyList<Products.Target>? Explained(Gap gap, int target, IReadOnlyList<Moved> components)
    {
        var all = components.Select(component => (component, Slopes: component.By([.. gap.Nodes.Select(nodes => nodes[target])]))).ToArray();
        var left = all.GroupBy(static pair => pair.component.Block).Where(static block =>
            block.Any(static pair => pair.component.IsWrong && pair.Slopes.Count is 0 or > MostExecutions)).Select(static block => block.Key).ToArray();
        Products.Target[] explained = [.. all.Where(pair => pair.Slopes.Count > 0 && !left.Contains(pair.component.Block))
            .Select(static pair => new Products.Target(pair.Slopes, pair.component.Missing, pair.component.Tolerance))];
        return explained.Length > 0 ? explained : null;
    }

    // Components of each block, wrong ones and right ones.
    private static IReadOnlyList<Moved> Moves(ExactPoint point, Tape tape) =>
    [
        .. point.Components.Where(static component => component.Node > 0).GroupBy(static component => (component.Block, component.IsWrong))
            .SelectMany(group =>
            {
                var scale = group.Max(static component => Math.Abs(component.Expected));
                return Spread([.. group]).Select(component => new Moved(component.Block, component.IsWrong, component.Expected - component.Claimed,
                    Math.Max(Tolerance * scale, Nothing), tape.Sweep([(component.Node, 1)], point.Facts.LastOfForward)));
            }),
    ];

    private static IEnumerable<Component> Spread(Component[] components) => components.Length <= MostComponents ? components
        : Enumerable.Range(0, MostComponents).Select(i => components[i * components.Length / MostComponents]);

    /// <summary>A component, what it misses, and how it changes with every number on the tape.</summary>
    private sealed record Moved(string Block, bool IsWrong, double Missing, double Tolerance, Slopes Slopes)
    {
        internal IReadOnlyList<(int Execution, double Slope)> By(int[] nodes) =>
            [.. nodes.Select((node, execution) => (execution, Slopes[node])).Where(static pair => pair.Item2 != 0)];
    }
}
