using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Rules.Numerical;

/// <summary>What the atoms of quantities stand for.</summary>
internal sealed class Atoms
{
    private readonly Dictionary<string, int> _known = [];
    private readonly Dictionary<int, Evaluation> _evaluations = [];
    private readonly Dictionary<int, ISymbol> _symbols = [];
    private readonly HashSet<int> _elements = [];
    private int _count;

    /// <summary>A value of which nothing is known.</summary>
    internal Quantity Fresh() => Quantity.Atom(_count++);

    /// <summary>The value that always goes by this name.</summary>
    internal Quantity Named(string name, ISymbol? symbol = null, bool isElement = false)
    {
        if (!_known.TryGetValue(name, out var atom))
            _known.Add(name, atom = _count++);
        if (symbol is not null)
            _symbols[atom] = symbol;
        if (isElement)
            _elements.Add(atom);
        return Quantity.Atom(atom);
    }

    internal Quantity Of(Evaluation evaluation)
    {
        _evaluations.Add(_count, evaluation);
        return Fresh();
    }

    internal Evaluation? EvaluationOf(int atom) => _evaluations.TryGetValue(atom, out var evaluation) ? evaluation : null;

    /// <summary>The evaluation that a value is, and nothing else.</summary>
    internal Evaluation? EvaluationOf(Quantity value) =>
        value.Terms is [{ Factor: 1, Powers.Count: 1 } term] && term.Powers.First() is { Value: 1, Key: var atom } ? EvaluationOf(atom) : null;

    /// <summary>The variable or member whose value an atom is.</summary>
    internal ISymbol? SymbolOf(int atom) => _symbols.TryGetValue(atom, out var symbol) ? symbol : null;

    /// <summary>Whether an atom is the value of an element or a member, before anything was written there.</summary>
    internal bool IsElement(int atom) => _elements.Contains(atom);
}
