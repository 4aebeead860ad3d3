using System.Globalization;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>The storages in a collection of any depth, each by its place: <c>["query"]</c>, <c>[2][0]</c>.</summary>
internal sealed class KeyedItems : IItems
{
    internal KeyedItems(Site site, ITypeSymbol storage, Value collection)
    {
        if (collection.Object is not null && !IsStorage(site, collection, storage))
            Add(site, storage, string.Empty, collection);
    }

    internal List<(string Place, Value Item)> Entries { get; } = [];

    public int Count => Entries.Count;

    public IEnumerable<Value> Items => Entries.Select(static entry => Value.Of(new PairValue(Value.Of(entry.Place), entry.Item)));

    private void Add(Site site, ITypeSymbol storage, string place, Value value)
    {
        if (value.Object is null && !storage.IsValueType)
        {
            if (place.Length > 0)
                Entries.Add((place, default));
            return;
        }

        if (IsStorage(site, value, storage))
        {
            Entries.Add((place, value));
            return;
        }

        var index = 0;
        foreach (var item in site.Host.Items(value))
        {
            if (item.Object is PairValue pair)
                Add(site, storage, place
                    + (pair.Key.Object is string key ? $"[\"{key}\"]" : $"[{pair.Key.Integer.ToString(CultureInfo.InvariantCulture)}]"), pair.Item);
            else
                Add(site, storage, $"{place}[{(index++).ToString(CultureInfo.InvariantCulture)}]", item);
        }
    }

    private static bool IsStorage(Site site, Value value, ITypeSymbol storage) =>
        Kinds.Of(storage) == Kind.Real
            ? value.Object is null
            : site.Host.TypeOf(value) is { } type
                && site.Host.Compilation.ClassifyCommonConversion(type, storage) is { IsImplicit: true, IsUserDefined: false };
}
