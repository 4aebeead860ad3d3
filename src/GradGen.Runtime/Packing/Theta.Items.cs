using System.Collections;
using System.Globalization;

namespace GradGen;

/// <content>Collections of arrays or matrices.</content>
public static partial class Theta
{
    /// <summary>The storages in an array, list or dictionary, or in collections of these, each with its place: <c>[0]</c>, <c>[1,2]</c>, <c>["W1"]</c>.</summary>
    public static IReadOnlyList<KeyValuePair<string, TStorage?>> Items<TStorage>(object? collection)
    {
        var items = new List<KeyValuePair<string, TStorage?>>();
        if (collection is not TStorage)
            AddItems(items, string.Empty, collection);
        return items;
    }

    private static void AddItems<TStorage>(List<KeyValuePair<string, TStorage?>> items, string place, object? value)
    {
        switch (value)
        {
            case null:
                if (place.Length > 0)
                    items.Add(new(place, default));
                break;
            case TStorage storage:
                items.Add(new(place, storage));
                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                    AddItems(items, place + (entry.Key is string key ? $"[\"{key}\"]" : $"[{entry.Key}]"), entry.Value);
                break;
            case Array { Rank: > 1 } table:
                var position = 0;
                foreach (var item in table)
                    AddItems(items, place + IndexIn(table, position++), item);
                break;
            case IEnumerable sequence:
                var index = 0;
                foreach (var item in sequence)
                    AddItems(items, $"{place}[{(index++).ToString(CultureInfo.InvariantCulture)}]", item);
                break;
        }
    }

    private static string IndexIn(Array table, int position)
    {
        var indices = new int[table.Rank];
        for (var axis = indices.Length - 1; axis >= 0; axis--)
        {
            indices[axis] = position % table.GetLength(axis);
            position /= table.GetLength(axis);
        }

        return $"[{string.Join(",", indices)}]";
    }
}
