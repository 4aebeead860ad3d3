using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>The conditions that code runs under, and the members that they ask, by way of locals and properties too.</summary>
internal sealed class Guards
{
    private readonly Dictionary<IOperation, HashSet<ISymbol>> _askedBy = [];
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _madeFrom = new(SymbolEqualityComparer.Default);
    private HashSet<ISymbol>? _asked;

    /// <summary>What holds here.</summary>
    internal Guard? Current { get; private set; }

    /// <summary>Evaluates a question, and remembers which members it asks.</summary>
    internal Value Ask(IOperation asking, Func<Value> evaluate)
    {
        var outer = _asked;
        var asked = _asked = new(SymbolEqualityComparer.Default);
        var value = evaluate();
        outer?.UnionWith(asked);
        (_asked, _askedBy[asking]) = (outer, asked);
        return value;
    }

    /// <summary>A member is used.</summary>
    internal void Note(ISymbol member) => _asked?.Add(member);

    /// <summary>A local is made from what its declaration asks.</summary>
    internal void Make(ILocalSymbol local, IOperation declarator) => _madeFrom[local] = _askedBy[declarator];

    /// <summary>A local is used, and with it what it was made from.</summary>
    internal void Use(ILocalSymbol local)
    {
        if (_asked is not null && _madeFrom.TryGetValue(local, out var made))
            _asked.UnionWith(made);
    }

    /// <summary>A local is assigned something else.</summary>
    internal void Forget(ILocalSymbol local)
    {
        if (_asked is null)
            _madeFrom.Remove(local);
    }

    /// <summary>All that follows runs under a condition, as far as <see cref="Around"/> goes.</summary>
    internal void Begin(IOperation asking)
    {
        if (_askedBy.TryGetValue(asking, out var asked))
            Current = new Guard(Current, asked);
    }

    internal void Under(IOperation asking, Action run) => Around(() =>
    {
        Begin(asking);
        run();
    });

    internal void Around(Action run)
    {
        var outer = Current;
        run();
        Current = outer;
    }
}
