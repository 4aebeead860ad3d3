using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>A list, a queue, a stack or an immutable array: items in order.</summary>
internal sealed class ListValue(ITypeSymbol type, IEnumerable<Value> items) : IWritable, ITyped, IChangeable
{
    internal List<Value> Held { get; } = [.. items];

    public int Count => Held.Count;

    public IEnumerable<Value> Items => Held;

    public ITypeSymbol Type => type;

    public Value Get(int index) => Held[index];

    public void Set(int index, Value value) => Held[index] = value;

    public Action Remember(Action<object?> meet)
    {
        var held = Held.ToArray();
        foreach (var item in held)
            meet(item.Object);
        return () =>
        {
            Held.Clear();
            Held.AddRange(held);
        };
    }
}
