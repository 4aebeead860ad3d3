namespace GradGen.Generator.Interpretation.Values;

/// <summary>A sequence that is made item by item when it is enumerated: an iterator, or what LINQ gives.</summary>
internal sealed class SequenceValue(IEnumerable<Value> items)
{
    internal IEnumerable<Value> Items => items;
}
