using GradGen.Generator.Interpretation.Values;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>The sizes of an array of any rank, row by row where it is one of arrays.</summary>
internal sealed class ArrayShape
{
    private readonly IReadOnlyList<int> _axes;
    private readonly ArrayShape[]? _rows;

    private ArrayShape(IReadOnlyList<int> axes, ArrayShape[]? rows)
    {
        (_axes, _rows) = (axes, rows);
        Count = rows is null ? axes.Aggregate(1, static (count, size) => count * size) : rows.Sum(static row => row.Count);
        Sizes = rows is null or [] ? axes : Array.TrueForAll(rows, row => row.Sizes.SequenceEqual(rows[0].Sizes)) ? [.. axes, .. rows[0].Sizes] : [Count];
    }

    /// <summary>One size an axis; of rows of different lengths the number of values alone.</summary>
    internal IReadOnlyList<int> Sizes { get; }

    /// <summary>The number of values.</summary>
    internal int Count { get; }

    internal static ArrayShape Of(ArrayValue? array) =>
        array is null ? Rectangular([0]) : new ArrayShape(array.Lengths, Numbers.IsRows(array) ? [.. Numbers.Rows(array).Select(Of)] : null);

    internal static ArrayShape Rectangular(IReadOnlyList<int> sizes) => new(sizes, null);

    /// <summary>The index of a value, by its row-major place, as C# writes it: <c>[2, 1]</c>, <c>[2][1]</c>; empty for a number.</summary>
    internal string IndexAt(int place)
    {
        if (_rows is null)
            return Index(place);
        var row = 0;
        while (place >= _rows[row].Count)
            place -= _rows[row++].Count;
        return Index(row) + _rows[row].IndexAt(place);
    }

    private string Index(int place)
    {
        var indices = new int[_axes.Count];
        for (var axis = indices.Length - 1; axis >= 0; axis--)
        {
            indices[axis] = place % _axes[axis];
            place /= _axes[axis];
        }

        return indices.Length == 0 ? string.Empty : $"[{string.Join(", ", indices)}]";
    }
}
