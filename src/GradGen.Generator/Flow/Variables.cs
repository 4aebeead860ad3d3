using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Flow;

/// <summary>
/// What locals, parameters and members hold at a point of the code; what is not noted is as it was at the beginning.
/// </summary>
internal sealed class Variables
{
    private readonly Dictionary<ISymbol, Value> _values;

    internal Variables() => _values = new(SymbolEqualityComparer.Default);

    private Variables(Variables other) => _values = new(other._values, SymbolEqualityComparer.Default);

    internal bool TryGet(ISymbol symbol, out Value value) => _values.TryGetValue(symbol, out value);

    internal void Set(ISymbol symbol, Value value) => _values[symbol] = value;

    internal Variables Copy() => new(this);

    /// <summary>Where two ways meet; null is a way that is never taken.</summary>
    internal static Variables? Join(Variables? one, Variables? other, Func<ISymbol, Value> initial)
    {
        if (one is null || other is null)
            return one ?? other;
        var joined = one.Copy();
        foreach (var entry in other._values)
            joined._values[entry.Key] = entry.Value | (one.TryGet(entry.Key, out var value) ? value : initial(entry.Key));
        foreach (var entry in one._values)
        {
            if (!other._values.ContainsKey(entry.Key))
                joined._values[entry.Key] = entry.Value | initial(entry.Key);
        }

        return joined;
    }

    internal bool IsSame(Variables? other) =>
        other is not null && _values.Count == other._values.Count && _values.All(entry => other.TryGet(entry.Key, out var value) && value == entry.Value);
}
