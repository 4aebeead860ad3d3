using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs.Rewrites;
using GradGen.Generator.Interpretation;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs;

/// <summary>The place behind the last statement of a block, where another may be missing.</summary>
/// <param name="anchor">The statement; of a block without any, the block.</param>
/// <param name="machine">The machine in which the place is open.</param>
/// <param name="opening">Where it is open.</param>
/// <param name="budget">What looking for a statement there may take.</param>
internal sealed class Gap(SyntaxNode anchor, Machine machine, Opening opening, Budget budget)
{
    private const int Most = 8;
    private const int MostExecutions = 400;

    private readonly Speculation _speculation = new(machine.Sources, anchor.SyntaxTree, PositionBehind(anchor), budget);
    private Step?[] _steps = [];
    private Code?[] _numbers = [];

    internal SyntaxNode Anchor => anchor;

    internal Machine Machine => machine;

    /// <summary>What could be added to there.</summary>
    internal IReadOnlyList<string> Targets { get; private set; } = [];

    /// <summary>What could be added, and 1.</summary>
    internal IReadOnlyList<string> Numbers { get; private set; } = [];

    /// <summary>What it could depend on whether anything is added.</summary>
    internal IReadOnlyList<string> Conditions { get; private set; } = [];

    /// <summary>Of each execution the value of every number, and 1 or 0 of every condition.</summary>
    internal List<double[]> Values { get; } = [];

    /// <summary>Of each execution the node of every target; -1 of what cannot be added to.</summary>
    internal List<int[]> Nodes { get; } = [];

    /// <summary>Whether a target could be added to whenever the place was reached.</summary>
    internal bool IsAlive(int target) => _steps[target] is not null;

    /// <summary>Whether Backward alone comes there, and not too often.</summary>
    internal bool IsUsable { get; private set; } = true;

    /// <summary>The places in what Backward ran last in a machine, the innermost first, all open in another machine.</summary>
    internal static IReadOnlyList<Gap> In(Machine machine, Func<SyntaxNode, bool> isOfLayer, Budget budget)
    {
        var openings = new Dictionary<SyntaxNode, Opening>();
        var all = budget.Open(machine, openings);
        var gaps = new List<Gap>();
        foreach (var anchor in machine.Trace.Statements.OfPhase().Where(isOfLayer).SelectMany(AnchorsBy).Distinct()
            .OrderByDescending(static anchor => anchor.Ancestors().Count(static outer => outer is StatementSyntax and not BlockSyntax)).Take(Most))
            gaps.Add(Behind(anchor, all, openings, budget));

        return gaps;
    }

    /// <summary>The place behind a statement, open in another machine.</summary>
    internal static Gap Behind(SyntaxNode anchor, Machine machine, Budget budget)
    {
        var openings = new Dictionary<SyntaxNode, Opening>();
        return Behind(anchor, budget.Open(machine, openings), openings, budget);
    }

    /// <summary>Gets ready to watch what could be added to and what could be added, once the code around has run.</summary>
    internal void Prepare(TermSource terms)
    {
        if (opening.Context is not { } context)
            return;
        var model = machine.Sources.Model(anchor.SyntaxTree);
        if (Rewrites.Targets.AreMixedUp(anchor, model, terms.Results))
            return;
        var symbols = terms.Symbols(anchor.SyntaxTree, PositionBehind(anchor));
        Targets = [.. Rewrites.Targets.At(anchor, symbols, terms.Results)];
        _steps = [.. _speculation.Statements([.. Targets.Select(static target => target + " += 0;")])
            .Select(operation => operation is null ? null : context.Statements.Of(operation))];
        var numbers = terms.At(anchor, symbols);
        (Numbers, Conditions) = ([.. numbers.Reals, "1.0"], numbers.Conditions);
        _numbers = [.. _speculation.Values([.. Numbers, .. Conditions.Select(Speculation.OneOrZero)])
            .Select(operation => operation is null ? null : context.Statements.OrEnd(() => context.Value(operation)))];
        opening.Replacement = Watch;
    }

    /// <summary>Forgets what was watched.</summary>
    internal void Close() => opening.Replacement = null;

    /// <summary>What a statement there comes to; null for each that means nothing.</summary>
    internal IReadOnlyList<Step?> Bound(IReadOnlyList<string> texts) => opening.Context is not { } context ? new Step?[texts.Count]
        : [.. _speculation.Statements(texts).Select(operation => operation is null ? null : context.Statements.Of(operation))];

    /// <summary>Runs a point with another statement there; null where it ends the run.</summary>
    internal ExactPoint? Run(Step added, Func<Machine, ExactPoint> run)
    {
        opening.Replacement = added;
        try
        {
            return run(machine);
        }
        catch (RunEndedException)
        {
            return null;
        }
        finally
        {
            opening.Replacement = null;
        }
    }

    private static Gap Behind(SyntaxNode anchor, Machine machine, Dictionary<SyntaxNode, Opening> openings, Budget budget)
    {
        var opening = new Opening(isPart: false, isBehind: true);
        openings.Add(anchor, opening);
        return new(anchor, machine, opening, budget);
    }

    private Interpretation.Flow Watch(Frame frame)
    {
        IsUsable &= machine.Trace.IsInBackward && Values.Count < MostExecutions;
        if (!IsUsable)
            return Interpretation.Flow.Next;
        var tape = machine.Trace.Tape;
        Values.Add([.. Enumerable.Range(0, _numbers.Length).Select(i => _numbers[i] is { } number
            ? Try(() => machine.Trace.Aside(() => number(frame)).Real, double.NaN, () => _numbers[i] = null) : double.NaN)]);
        Nodes.Add([.. Enumerable.Range(0, _steps.Length).Select(i => _steps[i] is { } step
            ? Try(
                () =>
                {
                    var count = tape.Count;
                    step(frame);
                    return tape.Count > count ? tape.Count - 1 : -1;
                },
                -1,
                () => _steps[i] = null) : -1)]);
        return Interpretation.Flow.Next;
    }

    // What is outside of an array once is not tried again.
    private static T Try<T>(Func<T> run, T otherwise, Action forget)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            forget();
            return otherwise;
        }
    }

    // Where names mean what they do behind the statement: its last character is no part of the scopes inside, and its block ends later.
    private static int PositionBehind(SyntaxNode anchor) => anchor is { Parent: BlockSyntax } and not BlockSyntax ? anchor.Span.End - 1 : anchor.SpanStart;

    // A statement of a block stands for the last one that is no jump; of loops and choices, blocks without statements too.
    private static IEnumerable<SyntaxNode> AnchorsBy(SyntaxNode statement)
    {
        if (statement.Parent is BlockSyntax block)
        {
            if (block.Statements.LastOrDefault(static one => one is not (ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax
                or ThrowStatementSyntax or LocalFunctionStatementSyntax)) is { } last and not BlockSyntax)
                yield return last;
        }
        else if (statement is StatementSyntax and not BlockSyntax && statement.Parent is StatementSyntax or ElseClauseSyntax)
        {
            yield return statement;
        }

        foreach (var empty in statement.ChildNodes().OfType<BlockSyntax>().Where(static inner => inner.Statements.Count == 0))
            yield return empty;
    }
}
