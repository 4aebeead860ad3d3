using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>The statements, and the arms of choices, that the machine has met, by number; 0 is none.</summary>
internal sealed class Statements
{
    private readonly Dictionary<SyntaxNode, int> _numbers = [];
    private readonly List<SyntaxNode?> _nodes = [null];
    private int[] _ran = new int[64];
    private int[] _ranBefore = new int[64];
    private int _phase = 1;

    internal SyntaxNode? this[int number] => _nodes[number];

    internal int NumberOf(SyntaxNode node)
    {
        if (!_numbers.TryGetValue(node, out var number))
        {
            _numbers.Add(node, number = _nodes.Count);
            _nodes.Add(node);
            if (number == _ran.Length)
            {
                Array.Resize(ref _ran, number * 2);
                Array.Resize(ref _ranBefore, number * 2);
            }
        }

        return number;
    }

    internal void Run(int number)
    {
        if (_ran[number] == _phase)
            return;
        _ranBefore[number] = _ran[number];
        _ran[number] = _phase;
    }

    /// <summary>Begins another part of a run.</summary>
    internal void BeginPhase() => _phase++;

    /// <summary>What ran since the last part of a run began.</summary>
    internal IEnumerable<SyntaxNode> OfPhase() => _nodes.Where((node, number) => node is not null && _ran[number] == _phase)!;

    /// <summary>Whether a statement ran in the part of a run before this one.</summary>
    internal bool RanBefore(SyntaxNode node) =>
        _numbers.TryGetValue(node, out var number) && (_ran[number] == _phase ? _ranBefore[number] : _ran[number]) == _phase - 1;

    /// <summary>Whether any run of this machine came through a statement, a branch or an arm.</summary>
    internal bool HasRun(SyntaxNode node) => _numbers.TryGetValue(node, out var number) && _ran[number] > 0;
}
