using System.Text;

namespace GradGen;

/// <summary>The shape of a block: none for a scalar, one size per axis for arrays, and sizes per row where rows differ.</summary>
public sealed class BlockShape : IEquatable<BlockShape>
{
    private readonly int[] _axes;
    private readonly BlockShape[]? _rows;

    private BlockShape(int[] axes, BlockShape[]? rows)
    {
        _axes = axes;
        _rows = rows;
        IsRagged = rows is not null && rows.Any(row => row.IsRagged || !row.Dimensions.SequenceEqual(rows[0].Dimensions));
        Dimensions = rows is null || IsRagged || rows.Length == 0 ? axes : [.. axes, .. rows[0].Dimensions];
        Length = rows is null ? axes.Aggregate(1, static (product, size) => checked(product * size)) : rows.Sum(static row => row.Length);
    }

    /// <summary>The shape of a single number.</summary>
    public static BlockShape Scalar { get; } = new([], null);

    /// <summary>The size along each axis; of a ragged block the outer axes only.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>Whether rows differ in length.</summary>
    public bool IsRagged { get; }

    /// <summary>The number of values.</summary>
    public int Length { get; }

    /// <summary>The rows, where there is an array of matrices whose sizes differ; null for what is one block.</summary>
    internal IReadOnlyList<BlockShape>? Matrices =>
        IsRagged && _axes.Length == 1 && _rows!.All(static row => row.Length == 0 || (!row.IsRagged && row.Dimensions.Count > 1)) ? _rows : null;

    /// <summary>The shape of an array of any rank, jagged ones included; a missing row counts as empty.</summary>
    public static BlockShape Of(Array values)
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        var axes = new int[values.Rank];
        for (var axis = 0; axis < axes.Length; axis++)
            axes[axis] = values.GetLength(axis);
        var rows = values.GetType().GetElementType()!.IsArray
            ? values.Cast<Array?>().Select(static row => row is null ? Of(Array.Empty<byte>()) : Of(row)).ToArray()
            : null;
        return new BlockShape(axes, rows);
    }

    /// <summary>The shape with these sizes, as of a rectangular array.</summary>
    public static BlockShape Rectangular(params int[] dimensions) =>
        new((int[])(dimensions ?? throw new ArgumentNullException(nameof(dimensions))).Clone(), null);

    /// <summary>The index of the value at a row-major position as C# writes it: <c>[2,1]</c>, <c>[2][1]</c>, or nothing for a scalar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not inside the block.</exception>
    public string IndexAt(int position)
    {
        if (position < 0 || position >= Length)
            throw new ArgumentOutOfRangeException(nameof(position), position, $"A block of shape {this} has positions 0 to {Length - 1}.");
        var text = new StringBuilder();
        AppendIndex(text, position);
        return text.ToString();
    }

    private void AppendIndex(StringBuilder text, int position)
    {
        if (_rows is null)
        {
            AppendAxes(text, position);
            return;
        }

        var row = 0;
        while (position >= _rows[row].Length)
            position -= _rows[row++].Length;
        AppendAxes(text, row);
        _rows[row].AppendIndex(text, position);
    }

    private void AppendAxes(StringBuilder text, int position)
    {
        if (_axes.Length == 0)
            return;
        var index = new int[_axes.Length];
        for (var axis = _axes.Length - 1; axis >= 0; axis--)
        {
            index[axis] = position % _axes[axis];
            position /= _axes[axis];
        }

        text.Append('[').Append(string.Join(",", index)).Append(']');
    }

    /// <summary>Whether both hold the same sizes; <c>[4,3]</c> and a jagged <c>[4][3]</c> are equal.</summary>
    public bool Equals(BlockShape? other) =>
        other is not null && IsRagged == other.IsRagged && Dimensions.SequenceEqual(other.Dimensions)
        && (!IsRagged || _rows!.SequenceEqual(other._rows!));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BlockShape);

    /// <inheritdoc/>
    public override int GetHashCode() => Dimensions.Aggregate(Length, static (hash, size) => unchecked((hash * 31) + size));

    /// <summary><c>4×3</c>; <c>scalar</c>; <c>ragged 2 + 3 + 1</c>.</summary>
    public override string ToString()
    {
        if (IsRagged)
            return "ragged " + string.Join(" + ", _rows!.Select(static row => row.Length));
        return Dimensions.Count == 0 ? "scalar" : string.Join("×", Dimensions);
    }
}
