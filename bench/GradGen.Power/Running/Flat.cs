using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GradGen.Power.Running;

/// <summary>Arrays of any rank, and arrays of them, as one run of values.</summary>
internal static class Flat
{
    internal static int Count(Array values) => values is Array[] rows ? rows.Sum(Count) : values.Length;

    internal static T[] Copy<T>(Array values)
    {
        if (values is Array[] rows)
            return [.. rows.SelectMany(Copy<T>)];
        return Span<T>(values).ToArray();
    }

    /// <summary>An array of the same shape.</summary>
    internal static Array Like(Array values)
    {
        if (values is not Array[] rows)
            return Array.CreateInstance(values.GetType().GetElementType()!, [.. Enumerable.Range(0, values.Rank).Select(values.GetLength)]);
        var like = Array.CreateInstance(values.GetType().GetElementType()!, rows.Length);
        for (var i = 0; i < rows.Length; i++)
            like.SetValue(Like(rows[i]), i);
        return like;
    }

    /// <summary>Fills an array, and says how many values it took.</summary>
    internal static int Fill<T>(Array values, ReadOnlySpan<T> source)
    {
        if (values is not Array[] rows)
        {
            source[..values.Length].CopyTo(Span<T>(values));
            return values.Length;
        }

        var used = 0;
        foreach (var row in rows)
            used += Fill(row, source[used..]);
        return used;
    }

    private static Span<T> Span<T>(Array values) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);
}
