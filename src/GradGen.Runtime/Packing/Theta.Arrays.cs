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
