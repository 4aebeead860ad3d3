using System.ComponentModel;

namespace GradGen;

/// <summary>Used by generated code for the arrays in a collection.</summary>
/// <typeparam name="TArray">The type of the arrays.</typeparam>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayAccess<TArray, T> : IStorage<TArray, T>
    where TArray : class
{
    /// <inheritdoc/>
    public int RankOf(TArray storage) => default(ArrayAccess<T>).RankOf((Array)(object)storage);

    /// <inheritdoc/>
    public int SizeOf(TArray storage, int axis) => default(ArrayAccess<T>).SizeOf((Array)(object)storage, axis);

    /// <inheritdoc/>
    public void CopyOut(TArray storage, Span<T> values) => Theta.CopyOut((Array)(object)storage, values);

    /// <inheritdoc/>
    public TArray CopyIn(ReadOnlySpan<T> values, int start, TArray storage)
    {
        Theta.CopyIn(values, start, (Array)(object)storage);
        return storage;
    }

    /// <inheritdoc/>
    public TArray Create(int[] sizes, T[] values) => (TArray)(object)Theta.Shaped(values, sizes);
}
