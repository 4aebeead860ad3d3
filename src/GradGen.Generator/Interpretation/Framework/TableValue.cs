using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>A dictionary or a set; of a set each key is its own item.</summary>
internal sealed class TableValue(IHost host, INamedTypeSymbol type) : IItems, ITyped, IChangeable
{
    internal Dictionary<Value, Value> Held { get; } = new(new Keys(host, type.TypeArguments[0]));

    internal bool IsSet => type.TypeArguments.Length == 1;

    public int Count => Held.Count;

    public IEnumerable<Value> Items => IsSet ? Held.Keys : Held.Select(static pair => Value.Of(new PairValue(pair.Key, pair.Value)));

    public ITypeSymbol Type => type;

    public Action Remember(Action<object?> meet)
    {
        var held = Held.ToArray();
        foreach (var pair in held)
        {
            meet(pair.Key.Object);
            meet(pair.Value.Object);
        }

        return () =>
        {
            Held.Clear();
            foreach (var pair in held)
                Held.Add(pair.Key, pair.Value);
        };
    }

    private sealed class Keys(IHost host, ITypeSymbol key) : IEqualityComparer<Value>
    {
        public bool Equals(Value x, Value y) => host.AreEqual(x, y, key);

        public int GetHashCode(Value value) => host.HashOf(value, key);
    }
}
