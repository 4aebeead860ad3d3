using System.ComponentModel;
using GradGen.Packing;

namespace GradGen;

/// <summary>Used by generated code where a parameter is an array and its gradient is not, or the other way round.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayAccess<T> : IStorage<Array, T>
{
    /// <inheritdoc/>
    public int RankOf(Array storage) =>
        IsFlat(storage) ? 1 : storage is Array?[] { Length: > 0 } rows && rows[0] is { } row ? 1 + RankOf(row) : NotNull(storage).Rank;

    /// <inheritdoc/>
    public int SizeOf(Array storage, int axis) =>
        IsFlat(storage)
            ? ArrayStorage.Count(storage)
            : axis >= NotNull(storage).Rank
            ? SizeOf(((Array[])storage)[0], axis - storage.Rank)
            : storage.GetLength(axis);

    /// <inheritdoc/>
    public void CopyOut(Array storage, Span<T> values) => Theta.CopyOut(storage, values);

    /// <inheritdoc/>
    public Array CopyIn(ReadOnlySpan<T> values, int start, Array storage)
    {
        Theta.CopyIn(values, start, storage);
        return storage;
    }

    /// <inheritdoc/>
    public Array Create(int[] sizes, T[] values) => Theta.Shaped(values, sizes);

    // Rows of different lengths have no sizes in common: all values are taken as one row.
    private static bool IsFlat(Array storage) => storage is Array?[] rows && (rows.Length == 0 || rows[0] is null || BlockShape.Of(rows).IsRagged);

    private static Array NotNull(Array storage) => storage ?? throw new ArgumentNullException(nameof(storage));
}
