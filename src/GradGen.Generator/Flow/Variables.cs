using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>What locals, parameters and members hold; what is not noted is as it was at the beginning.</summary>
internal sealed class Variables(EffectWalker walker)
{
    private readonly Dictionary<ISymbol, Value> _held = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _setInLambda = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ISymbol> _aliases = new(SymbolEqualityComparer.Default);

    /// <summary>Counts what grew since the beginning.</summary>
    internal int Growth { get; private set; }

    /// <summary>All that each of them ever holds.</summary>
    internal IReadOnlyDictionary<ISymbol, Value> Held => _held;

    /// <summary>How many times over an assignment may be undone: it adds to what was.</summary>
    internal int Weak { get; set; }

    /// <summary>How many times over code runs when it is not known what was assigned last.</summary>
    internal int Late { get; set; }

    /// <summary>How many lambdas this is in.</summary>
    internal int Lambdas { get; set; }

    internal Value Get(ISymbol symbol)
    {
        symbol = Unaliased(symbol);
        if ((Lambdas > 0 || Late > 0 || _setInLambda.Contains(symbol)) && _held.TryGetValue(symbol, out var ever))
            return ever | Initial(symbol);
        return walker.State is null ? Initial(symbol) : In(walker.State, symbol);
    }

    internal void Set(ISymbol symbol, Value value)
    {
        symbol = Unaliased(symbol);
        if (walker.State is null)
            return;
        var isHeld = _held.TryGetValue(symbol, out var ever);
        if (!isHeld || !value.IsWithin(ever))
        {
            _held[symbol] = ever | value;
            Growth++;
        }

        if (Lambdas > 0 && _setInLambda.Add(symbol))
            Growth++;
        walker.State.Set(symbol, Weak > 0 ? Get(symbol) | value : value);
    }

    /// <summary>Code that is not seen may have given it something else.</summary>
    internal void Blur(ISymbol symbol, Value given) => Set(symbol, Get(symbol) | walker.Storages.Deep(given) | Value.Foreign);

    /// <summary>Any member may hold anything from here on.</summary>
    internal void ForgetMembers()
    {
        foreach (var symbol in _held.Keys.Where(static symbol => symbol is IFieldSymbol or IPropertySymbol).ToArray())
            Set(symbol, Get(symbol) | Value.Unknown);
    }

    /// <summary>A parameter begins, with a value or as another name of a variable.</summary>
    internal void Bind(IParameterSymbol parameter, ISymbol? variable, Value value)
    {
        _aliases.Remove(parameter);
        if (variable is not null)
            _aliases[parameter] = variable;
        else
            Set(parameter, value);
    }

    /// <summary>The variable that a reference is another name of.</summary>
    internal ISymbol Unaliased(ISymbol symbol)
    {
        for (var steps = 0; steps <= Calls.MaximumDepth && _aliases.TryGetValue(symbol, out var other); steps++)
            symbol = other;
        return symbol;
    }

    /// <summary>Where two ways meet.</summary>
    internal SymbolTable<Value> Join(SymbolTable<Value> one, SymbolTable<Value> other)
    {
        var joined = one.Copy();
        foreach (var symbol in one.All.Keys.Concat(other.All.Keys.Where(symbol => !one.TryGet(symbol, out _))))
        {
            var (here, there) = (In(one, symbol), In(other, symbol));
            if (here != there)
                joined.Set(symbol, here | there);
        }

        return joined;
    }

    /// <summary>Whether nothing was added to what was known before.</summary>
    internal bool AreSame(SymbolTable<Value> before, SymbolTable<Value> after) => after.All.All(entry => In(before, entry.Key) == entry.Value);

    private Value In(SymbolTable<Value> state, ISymbol symbol) => state.TryGet(symbol, out var value) ? value : Initial(symbol);

    // What a variable holds before anything is assigned to it.
    private Value Initial(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } => walker.Storages.Of(symbol),
        IParameterSymbol when walker.Arguments.Contains(symbol) => walker.Storages.Of(symbol),
        ILocalSymbol => Value.None,
        _ => Value.Foreign,
    };
}
