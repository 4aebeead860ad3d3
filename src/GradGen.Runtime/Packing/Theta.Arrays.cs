using GradGen.Packing;

namespace GradGen;

/// <content>Values as arrays of other shapes.</content>
public static partial class Theta
{
    /// <summary>Copies an array of any rank, or an array of arrays, out.</summary>
    public static void CopyOut<T>(Array? values, Span<T> destination) =>
        new ThetaWriter<T>(destination, destination.Length, "the array").Write(values);

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
}
