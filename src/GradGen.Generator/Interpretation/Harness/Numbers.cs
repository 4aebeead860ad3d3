using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>Arrays of any rank, and arrays of them, as runs of values: what the runtime's ArrayStorage does.</summary>
internal static class Numbers
{
    internal static int Count(ArrayValue? array) => array is null ? 0 : IsRows(array) ? Rows(array).Sum(Count) : array.Length;

    internal static bool IsRows(ArrayValue array) => array.Element is IArrayTypeSymbol;

    internal static IEnumerable<ArrayValue?> Rows(ArrayValue array) => Enumerable.Range(0, array.Length).Select(row => array.Get(row).Object as ArrayValue);

    /// <summary>The arrays of numbers in an array, in order, each with a place for every value.</summary>
    internal static IEnumerable<(ArrayValue Array, int Index)> Places(ArrayValue? array)
    {
        if (array is null)
            yield break;
        if (!IsRows(array))
        {
            for (var i = 0; i < array.Length; i++)
                yield return (array, i);
            yield break;
        }

        foreach (var row in Rows(array))
        {
            foreach (var place in Places(row))
                yield return place;
        }
    }

    internal static Value[] Flat(ArrayValue? array)
    {
        if (array is null || IsRows(array))
            return [.. Places(array).Select(static place => place.Array.Get(place.Index))];
        var values = new Value[array.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = array.Get(i);
        return values;
    }

    /// <summary>The sizes of the axes; of rows that differ the number of values alone.</summary>
    internal static int[] Sizes(ArrayValue? array) => [.. ArrayShape.Of(array).Sizes];

    internal static ArrayValue Like(IHost host, ArrayValue array)
    {
        var like = array.New(array.Lengths);
        for (var i = 0; i < like.Length; i++)
            like.Set(i, IsRows(array) ? array.Get(i).Object is ArrayValue row ? Value.Of(Like(host, row)) : default : host.Layouts.Default(array.Element));
        return like;
    }

    internal static ArrayValue Copy(ArrayValue array)
    {
        var copy = array.Clone();
        for (var i = 0; IsRows(copy) && i < copy.Length; i++)
            copy.Set(i, copy.Get(i).Object is ArrayValue row ? Value.Of(Copy(row)) : default);
        return copy;
    }

    internal static void Clear(IHost host, ArrayValue? array)
    {
        foreach (var (held, index) in Places(array))
            host.Trace.Store(held, index, host.Layouts.Default(held.Element));
    }

    /// <summary>An array of these sizes with values in row-major order.</summary>
    internal static ArrayValue Shaped(ArrayValue values, int[] sizes)
    {
        if (sizes.Length == 1)
            return values;
        var shaped = values.New(sizes);
        for (var i = 0; i < shaped.Length; i++)
            shaped.Set(i, values.Get(i));
        return shaped;
    }

    internal static ArrayValue Of(ITypeSymbol element, IReadOnlyList<Value> values)
    {
        var array = ArrayValue.Create(element, [values.Count], null);
        for (var i = 0; i < values.Count; i++)
            array.Set(i, values[i]);
        return array;
    }
}
