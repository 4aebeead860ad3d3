using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Values;

/// <summary>The statements, and the arms of choices, that the machine has met, by number; 0 is none.</summary>
internal sealed class Statements
{
    private readonly Dictionary<SyntaxNode, int> _numbers = [];
    private readonly List<SyntaxNode?> _nodes = [null];
    private bool[] _ran = new bool[64];

    internal SyntaxNode? this[int number] => _nodes[number];

    internal int NumberOf(SyntaxNode node)
    {
        if (!_numbers.TryGetValue(node, out var number))
        {
            _numbers.Add(node, number = _nodes.Count);
            _nodes.Add(node);
            if (number == _ran.Length)
                Array.Resize(ref _ran, number * 2);
        }

        return number;
    }

    internal void Run(int number) => _ran[number] = true;

    /// <summary>Whether any run of this machine came through a statement, a branch or an arm.</summary>
    internal bool HasRun(SyntaxNode node) => _numbers.TryGetValue(node, out var number) && _ran[number];
}
