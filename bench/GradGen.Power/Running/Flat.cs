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
