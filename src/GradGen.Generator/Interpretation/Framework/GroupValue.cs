using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>A group of LINQ's: items with a key in common.</summary>
internal sealed class GroupValue(Value key, IReadOnlyList<Value> items) : IItems
{
    internal Value Key => key;

    public int Count => items.Count;

    public IEnumerable<Value> Items => items;
}
