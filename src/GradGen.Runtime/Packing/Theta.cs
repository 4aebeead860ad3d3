using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GradGen.Packing;

namespace GradGen;

/// <summary>Used by generated code to count parameters and to clear gradients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Theta
{
    /// <summary>The number of values in an array of any rank or of arrays; none when it is not allocated yet.</summary>
    public static int Count(Array? values) => ArrayStorage.Count(values);

    /// <summary>An entry of a dictionary; null, or nothing, where there is none yet.</summary>
    public static T? Entry<T>(IEnumerable<KeyValuePair<string, T>>? entries, string key)
    {
        foreach (var entry in entries ?? [])
        {
            if (entry.Key == key)
                return entry.Value;
        }

        return default;
    }

    /// <summary>The number of parameters of a sub-layer.</summary>
    public static int CountLayer<T>(object? layer) => SubLayers.As<T>(layer)?.ParameterCount ?? 0;

    /// <summary>The number of parameters of all sub-layers of a collection.</summary>
    public static int CountLayers<T>(IEnumerable<object?>? layers) => SubLayers.Of<T>(layers).Sum(static layer => layer?.ParameterCount ?? 0);

    /// <summary>Sets an array of any rank or of arrays to zero.</summary>
    public static void Clear(Array? values) => ArrayStorage.Clear(values);

    /// <summary>Sets the gradients of a sub-layer to zero.</summary>
    public static void ClearLayer<T>(object? layer) => SubLayers.As<T>(layer)?.ClearGradients();

    /// <summary>Sets the gradients of a sub-layer that is a struct to zero, in place.</summary>
    /// <param name="layer">The sub-layer.</param>
    /// <param name="zero">Says the element type.</param>
    public static void ClearStruct<TLayer, T>(ref TLayer layer, T zero)
        where TLayer : struct, IGradCheckable<T> => layer.ClearGradients();

    /// <summary>Sets the gradients of all sub-layers of a collection to zero.</summary>
    public static void ClearLayers<T>(IEnumerable<object?>? layers)
    {
        foreach (var layer in SubLayers.Of<T>(layers))
            layer?.ClearGradients();
    }

    /// <summary>Copies an array of any rank, or an array of arrays, out.</summary>
    public static void CopyOut<T>(Array? values, Span<T> destination) =>
        new ThetaWriter<T>(destination, destination.Length, "the array").Write(values);

    /// <summary>The values of an array of any rank, or of an array of arrays, in a row.</summary>
    internal static T[] Flat<T>(Array values)
    {
        var flat = new T[Count(values)];
        CopyOut<T>(values, flat);
        return flat;
    }

    /// <summary>Copies values into an array of any rank, or an array of arrays, from a place on.</summary>
    public static void CopyIn<T>(ReadOnlySpan<T> source, int start, Array? values) =>
        new ThetaReader<T>(source, start, Count(values), "the array").Read(values);

    /// <summary>Copies a list out.</summary>
    public static void CopyOut<T>(List<T> values, Span<T> destination)
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
#if NET
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values).CopyTo(destination);
#else
        for (var i = 0; i < values.Count; i++)
            destination[i] = values[i];
#endif
    }

    /// <summary>Copies values into a list, from a place on.</summary>
    public static void CopyIn<T>(ReadOnlySpan<T> source, int start, List<T> values)
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
#if NET
        source.CopyTo(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values)[start..]);
#else
        for (var i = 0; i < source.Length; i++)
            values[start + i] = source[i];
#endif
    }

    /// <summary>Values as a rectangular array of as many axes as there are sizes.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The caller puts it into a storage of this type.")]
    public static Array Shaped<T>(T[] values, params int[] sizes)
    {
        if (sizes is null)
            throw new ArgumentNullException(nameof(sizes));
        if (sizes.Length == 1)
            return values;
        var array = Array.CreateInstance(typeof(T), sizes);
        ArrayStorage.CopyIn<T>(values, array, 0);
        return array;
    }

    /// <summary>Values as an array of rows.</summary>
    public static T[][] Rows<T>(T[] values, int count, int length)
    {
        var rows = new T[count][];
        for (var row = 0; row < count; row++)
            rows[row] = values.AsSpan(row * length, length).ToArray();
        return rows;
    }

    /// <summary>
    /// The storages in an array, list or dictionary, or in collections of these, each with its place: <c>[0]</c>, <c>[1,2]</c>, <c>["W1"]</c>.
    /// </summary>
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
