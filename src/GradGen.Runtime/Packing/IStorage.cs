using System.ComponentModel;

namespace GradGen;

/// <summary>
/// How the values of a type that holds numbers are reached: a matrix or tensor class of the user's own, a list, a type of
/// another library. Implemented by generated code, one struct for each type that a layer uses. Values are row-major.
/// </summary>
/// <typeparam name="TStorage">The type that holds the numbers.</typeparam>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStorage<TStorage, T>
{
    /// <summary>The number of axes.</summary>
    int RankOf(TStorage storage);

    /// <summary>The size along an axis.</summary>
    int SizeOf(TStorage storage, int axis);

    /// <summary>Copies all values out.</summary>
    /// <param name="storage">Where they are.</param>
    /// <param name="values">Receives them; as many as the sizes say.</param>
    void CopyOut(TStorage storage, Span<T> values);

    /// <summary>Copies values in, and leaves the others as they are.</summary>
    /// <param name="values">The values from <paramref name="start"/> on.</param>
    /// <param name="start">The place of the first of them.</param>
    /// <param name="storage">Where they go.</param>
    /// <returns>The same storage, or, where it cannot be changed in place, the one to put there instead.</returns>
    TStorage CopyIn(ReadOnlySpan<T> values, int start, TStorage storage);

    /// <summary>A new storage.</summary>
    /// <param name="sizes">The size along each axis.</param>
    /// <param name="values">Its values, which it may keep.</param>
    TStorage Create(int[] sizes, T[] values);
}
