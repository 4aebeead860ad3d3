using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Exact;

/// <summary>
/// Where Backward takes the step itself: gradients that were computed from a parameter which it had changed before, as those of a hidden
/// layer from the weights of the next one.
/// </summary>
internal sealed class EarlySteps(Func<SyntaxNode, bool> isOfLayer)
{
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);
    private readonly HashSet<string> _explained = new(StringComparer.Ordinal);
    private (SyntaxNode Statement, string Changed)? _first;

    /// <summary>Looks at a point.</summary>
    internal void Take(Trace trace, ExactPoint point)
    {
        if (point.Stepped.Count == 0)
            return;
        var changed = new Dictionary<int, int>();
        for (var i = 0; i < point.Stepped.Count; i++)
        {
            foreach (var node in trace.Tape.Copies(point.Stepped[i].Node).TakeWhile(node => node > point.Facts.LastOfForward))
                changed[node] = i;
        }

        foreach (var component in point.Components.Where(static component => component.IsWrong))
        {
            if (Read(trace, component, point, changed) is not var (reader, parameter))
            {
                _others.Add(component.Block);
                continue;
            }

            _explained.Add(component.Block);
            if (_first is null && StatementOf(trace, reader, point.Stepped[parameter].Node) is { } statement)
                _first = (statement, point.Stepped[parameter].Block);
        }
    }

    /// <summary>The statement that reads a changed parameter, where all that is wrong with some blocks comes of it; null where nothing does.</summary>
    internal Culprit? Found(IEnumerable<string> wrong) =>
        _first is var (statement, changed) && wrong.Where(block => _explained.Contains(block) && !_others.Contains(block)).ToArray() is { Length: > 0 } blocks
            ? new Culprit(statement, blocks) { Reason = $"reads {changed} after Backward has changed it" } : null;

    // The first node of a component's that was made from another parameter than it is the gradient of, after that one was changed.
    private static (int Reader, int Parameter)? Read(Trace trace, Component component, ExactPoint point, Dictionary<int, int> changed)
    {
        (int Reader, int Parameter)? first = null;
        foreach (var node in trace.Tape.MadeFrom(component.Node, point.Facts.LastOfForward).Where(node => !changed.ContainsKey(node)))
        {
            var (one, other) = trace.Tape.ParentsOf(node);
            foreach (var parent in new[] { one, other })
            {
                if (changed.TryGetValue(parent, out var parameter) && !IsOwn(point.Stepped[parameter]) && (first is null || node < first.Value.Reader))
                    first = (node, parameter);
            }
        }

        return first;

        bool IsOwn((string Block, int Index, int Node) stepped) => stepped.Block == component.Block && stepped.Index == component.Index;
    }

    // In Backward itself, as far as reading and changing stand in different statements there.
    private SyntaxNode? StatementOf(Trace trace, int reader, int changed)
    {
        var reading = Statements(reader);
        var changing = Statements(trace.Tape.Origin(changed));
        for (var i = 0; i < reading.Length; i++)
        {
            if (i >= changing.Length || reading[i] != changing[i])
                return reading[i];
        }

        return reading.LastOrDefault();

        SyntaxNode[] Statements(int node) =>
            [.. trace.Calls.StatementsTo(trace.Tape.PointOf(node)).Reverse().Select(number => trace.Statements[number]).OfType<SyntaxNode>().Where(isOfLayer)];
    }
}
