using GradGen.Generator.Exact.Points;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact;

/// <summary>
/// Which statement is to blame, by the votes of the components that went through it, wrong ones and right ones (Ochiai, "Zoogeographical
/// studies on the soleoid fishes found in Japan and its neighbouring regions", 1957, as spectrum-based fault localisation uses
/// it). The last writer breaks ties. What only decides whether and where a statement writes is suspected less, unless components are missing.
/// </summary>
internal sealed class Blame(Func<SyntaxNode, bool> isOfLayer)
{
    // A first suspect that led the second by as much was right in 65 of 67 written mistakes.
    private const double Clearly = 1.3;
    private const double Less = 0.7;
    private const double Nothing = 1e-12;

    private readonly Dictionary<SyntaxNode, Votes> _votes = [];
    private readonly Influences _influences = new();
    private int _wrong;

    /// <summary>Takes the votes of a point.</summary>
    internal void Take(Trace trace, ExactPoint point)
    {
        var direct = point.Components.Select(component => Direct(trace, component.Node, point.Facts.LastOfForward)).ToArray();
        var last = point.Components.Select(component => LastWriters(trace, component.Node)).ToArray();
        SyntaxNode[]? idle = null;
        for (var i = 0; i < direct.Length; i++)
        {
            var component = point.Components[i];
            if (!component.IsWrong)
            {
                foreach (var statement in Around(direct[i]).Select(static pair => pair.Statement))
                    Of(statement).Right++;
                continue;
            }

            _wrong++;
            var (through, own, around) = (direct[i], 1.0, Math.Abs(component.Claimed) < Nothing ? 1 : Less);
            if (through.Count == 0)
                (through, own) = ([.. Writers(component.Block)], Less);
            if (through.Count == 0)
                (through, own, around) = ([.. idle ??= Idle(trace, direct, point.Facts.LastOfForward)], Less, Less);
            foreach (var (statement, depth) in Around(through))
                Of(statement).Add(depth, statement is EmptyStatementSyntax ? 1 : depth == 0 ? own : around, statement == last[i].FirstOrDefault());
        }

        IEnumerable<SyntaxNode> Writers(string block) =>
            point.Components.Select(static (component, place) => (component, place)).Where(pair => pair.component.Block == block)
                .SelectMany(pair => last[pair.place]).Distinct();
    }

    /// <summary>The statements that wrong components went through, the likeliest first, each with its score between 0 and 1.</summary>
    internal IReadOnlyList<(SyntaxNode Statement, double Score)> Suspects() =>
        [.. _votes.Where(static vote => vote.Value.Wrong > 0)
            .Select(vote => (vote.Key, Score: vote.Value.Weight / Math.Sqrt((double)_wrong * (vote.Value.Wrong + vote.Value.Right)), vote.Value))
            .OrderByDescending(static suspect => suspect.Score).ThenByDescending(static suspect => suspect.Value.Last)
            .ThenBy(static suspect => suspect.Value.Depth).ThenBy(static suspect => suspect.Key.SpanStart)
            .Select(static suspect => (suspect.Key, suspect.Score))];

    /// <summary>The suspects that no other is far ahead of.</summary>
    internal static IReadOnlyList<SyntaxNode> Leaders(IReadOnlyList<(SyntaxNode Statement, double Score)> suspects) =>
        [.. suspects.TakeWhile(suspect => suspects[0].Score <= Clearly * suspect.Score).Select(static suspect => suspect.Statement)];

    // What Forward runs too computes the cost as it is.
    private bool IsSuspect(Trace trace, SyntaxNode statement) => isOfLayer(statement) && !trace.Statements.RanBefore(statement);

    private Votes Of(SyntaxNode statement)
    {
        if (!_votes.TryGetValue(statement, out var votes))
            _votes.Add(statement, votes = new());
        return votes;
    }

    private HashSet<SyntaxNode> Direct(Trace trace, int node, int since) => [.. Statements(trace, trace.Tape.PointsOf(node, since))];

    // Of each point the innermost first.
    private IEnumerable<SyntaxNode> Statements(Trace trace, IEnumerable<ProgramPoint> points) =>
        points.SelectMany(trace.Calls.StatementsTo).Distinct().Select(number => trace.Statements[number]).OfType<SyntaxNode>()
            .Where(statement => IsSuspect(trace, statement));

    // Statements, and what influences them, each with how far it is from them.
    private IEnumerable<(SyntaxNode Statement, int Depth)> Around(HashSet<SyntaxNode> direct) =>
        direct.Select(static statement => (statement, 0))
            .Concat(direct.SelectMany(statement => _influences.On(statement).Select(static (other, place) => (other, place + 1)))
                .Where(pair => !direct.Contains(pair.other)).GroupBy(static pair => pair.other)
                .Select(static group => (group.Key, group.Min(static pair => pair.Item2))));

    // Where nothing was written: what Backward ran, and no gradient came through.
    private SyntaxNode[] Idle(Trace trace, HashSet<SyntaxNode>[] used, int before)
    {
        HashSet<SyntaxNode> computed = [.. Statements(trace, trace.Tape.PointsSince(before))];
        return [.. trace.Statements.OfPhase()
            .Where(statement => IsSuspect(trace, statement) && !Array.Exists(used, set => set.Contains(statement)))
            .Where(statement => statement is EmptyStatementSyntax or ReturnStatementSyntax || computed.Contains(statement))];
    }

    // The statement that handed the number over last, and those of the calls around it.
    private SyntaxNode[] LastWriters(Trace trace, int node)
    {
        for (; node > 0; node = trace.Tape.ParentsOf(node).First)
        {
            if (Statements(trace, [trace.Tape.PointOf(node)]).ToArray() is { Length: > 0 } writers)
                return writers;
        }

        return [];
    }

    private sealed class Votes
    {
        internal int Wrong { get; private set; }

        internal double Weight { get; private set; }

        internal int Last { get; private set; }

        internal int Depth { get; private set; } = int.MaxValue;

        internal int Right { get; set; }

        internal void Add(int depth, double weight, bool isLast)
        {
            Wrong++;
            Weight += weight;
            Last += isLast ? 1 : 0;
            Depth = Math.Min(Depth, depth);
        }
    }
}
