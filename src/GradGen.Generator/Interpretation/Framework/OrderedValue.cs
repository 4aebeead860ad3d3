using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Framework;

/// <summary>A sequence in an order, to which another can be added for what the first leaves equal.</summary>
internal sealed class OrderedValue(IEnumerable<Value> source, IReadOnlyList<(Func<Value, Value> Key, Comparison<Value> Compare)> orders) : IItems
{
    public int Count => Items.Count();

    public IEnumerable<Value> Items => source
        .Select(item => (Item: item, Keys: orders.Select(order => order.Key(item)).ToArray()))
        .OrderBy(static pair => pair.Keys, Comparer<Value[]>.Create(Compare))
        .Select(static pair => pair.Item);

    internal OrderedValue Then(Func<Value, Value> key, Comparison<Value> compare) => new(source, [.. orders, (key, compare)]);

    private int Compare(Value[] one, Value[] other)
    {
        for (var i = 0; i < orders.Count; i++)
        {
            if (orders[i].Compare(one[i], other[i]) is not 0 and var order)
                return order;
        }

        return 0;
    }
}
