using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
#if NET
using System.Runtime.InteropServices;
#endif

namespace GradGen.Packing;

/// <summary>Arrays of any rank, and arrays of them, as runs of values.</summary>
internal static class ArrayStorage
{
    internal static int Count(Array? values)
    {
        if (values is not Array?[] rows)
            return values?.Length ?? 0;
        var count = 0;
        foreach (var row in rows)
            count += Count(row);
        return count;
    }

    internal static void Clear(Array? values)
    {
        if (values is Array?[] rows)
        {
            foreach (var row in rows)
                Clear(row);
        }
        else if (values is not null)
        {
            Array.Clear(values, 0, values.Length);
        }
    }

    /// <summary>A new array of the same shape, filled with zeros.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "There is an array of this type already.")]
    internal static Array Like(Array values)
    {
        var element = values.GetType().GetElementType()!;
        if (values is not Array?[] rows)
            return Array.CreateInstance(element, BlockShape.Of(values).Dimensions.ToArray());
        var copy = Array.CreateInstance(element, rows.Length);
        for (var row = 0; row < rows.Length; row++)
            copy.SetValue(rows[row] is { } inner ? Like(inner) : null, row);
        return copy;
    }

    /// <summary>A new array with the same values.</summary>
    internal static Array Copy(Array values)
    {
        var copy = (Array)values.Clone();
        if (copy is Array?[] rows)
        {
            for (var row = 0; row < rows.Length; row++)
                rows[row] = rows[row] is { } inner ? Copy(inner) : null;
        }

        return copy;
    }

#if NET
    internal static void CopyOut<T>(Array values, Span<T> destination) => AsSpan<T>(values).CopyTo(destination);

    internal static void CopyIn<T>(ReadOnlySpan<T> source, Array values, int start) => source.CopyTo(AsSpan<T>(values)[start..]);

    // The values of an array are contiguous and row-major, whatever its rank.
    private static Span<T> AsSpan<T>(Array values)
    {
        if (values is T[] vector)
            return vector;
        Require<T>(values);
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);
    }
#else
    internal static void CopyOut<T>(Array values, Span<T> destination)
    {
        if (values is not T[] vector)
        {
            Require<T>(values);
            vector = new T[values.Length];
            Buffer.BlockCopy(values, 0, vector, 0, vector.Length * Unsafe.SizeOf<T>());
        }

        vector.AsSpan().CopyTo(destination);
    }

    internal static void CopyIn<T>(ReadOnlySpan<T> source, Array values, int start)
    {
        if (values is T[] vector)
        {
            source.CopyTo(vector.AsSpan(start));
            return;
        }

        Require<T>(values);
        Buffer.BlockCopy(source.ToArray(), 0, values, start * Unsafe.SizeOf<T>(), source.Length * Unsafe.SizeOf<T>());
    }
#endif

    private static void Require<T>(Array values)
    {
        if (values.GetType().GetElementType() != typeof(T))
            throw new InvalidOperationException($"An array of {values.GetType().GetElementType()!.Name} cannot be packed into a vector of {typeof(T).Name}.");
    }
}
