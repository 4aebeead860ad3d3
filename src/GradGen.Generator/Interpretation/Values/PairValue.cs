namespace GradGen.Generator.Interpretation.Values;

/// <summary>A <c>KeyValuePair</c>.</summary>
internal sealed record PairValue(Value Key, Value Item) : IChangeable
{
    public Action Remember(Action<object?> meet)
    {
        meet(Key.Object);
        meet(Item.Object);
        return Snapshot.Nothing;
    }
}
