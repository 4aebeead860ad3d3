using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Shapes;

/// <summary>What the interpreter knows at one place: the values of variables and members, and the conditions that hold there.</summary>
internal sealed class SizeState
{
    private readonly SymbolTable<SymbolicValue> _values;
    private readonly SymbolTable<SymbolicValue> _narrowed;

    internal SizeState()
        : this(new(), new(), null)
    {
    }

    private SizeState(SymbolTable<SymbolicValue> values, SymbolTable<SymbolicValue> narrowed, Condition? conditions) =>
        (_values, _narrowed, Conditions) = (values, narrowed, conditions);

    /// <summary>What holds because it was tested.</summary>
    internal Condition? Conditions { get; private set; }

    /// <summary>Gives what is known; null where nothing was ever said.</summary>
    internal SymbolicValue? Get(ISymbol symbol) => _narrowed.TryGet(symbol, out var value) || _values.TryGet(symbol, out value) ? value : null;

    internal void Set(ISymbol symbol, SymbolicValue value)
    {
        _narrowed.Remove(symbol);
        _values.Set(symbol, value);
    }

    internal void Remove(ISymbol symbol)
    {
        _narrowed.Remove(symbol);
        _values.Remove(symbol);
    }

    internal void Assume(Polynomial expression, Polynomial high) => Conditions = new(expression, high, Conditions);

    /// <summary>A local keeps its value, of which a condition says more for now.</summary>
    internal void Narrow(ISymbol local, SymbolicValue value) => _narrowed.Set(local, value);

    internal SizeState Copy() => new(_values.Copy(), _narrowed.Copy(), Conditions);

    /// <summary>Nothing is known any more but what held at another place that leads here.</summary>
    internal void ForgetConditionsSince(SizeState start)
    {
        Conditions = start.Conditions;
        foreach (var narrowed in _narrowed.All.Where(narrowed => !(start._narrowed.TryGet(narrowed.Key, out var before)
            && before.Equals(narrowed.Value))).ToArray())
            _narrowed.Remove(narrowed.Key);
    }

    /// <summary>What two ways agree on.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="join">What they make of a symbol; null for nothing.</param>
    internal static SizeState Join(SizeState one, SizeState other, Func<ISymbol, SymbolicValue?, SymbolicValue?, SymbolicValue?> join)
    {
        var joined = one.Copy();
        joined.ForgetConditionsSince(other);
        joined.Conditions = Condition.Shared(one.Conditions, other.Conditions);
        foreach (var here in one._values.All)
        {
            var there = other._values.TryGet(here.Key, out var value) ? value : null;
            if (ReferenceEquals(here.Value, there))
                continue;
            if (join(here.Key, here.Value, there) is { } both)
                joined._values.Set(here.Key, both);
            else
                joined._values.Remove(here.Key);
        }

        foreach (var there in other._values.All)
        {
            if (!one._values.TryGet(there.Key, out _) && join(there.Key, null, there.Value) is { } both)
                joined._values.Set(there.Key, both);
        }

        return joined;
    }
}
