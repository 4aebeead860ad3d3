using System.ComponentModel;
using GradGen.Packing;

namespace GradGen;

/// <summary>Used by generated code to count and clear what is not an array.</summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Theta<T>
{
    // Long enough that clearing is a few copies, short enough to stay in the cache.
    private static readonly T[] Zeros = new T[1024];

#pragma warning disable CA1000 // The element type can be inferred from no argument.
    /// <summary>The number of values in a storage; none when it is not allocated yet.</summary>
    public static int Count<TStorage, THow>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T> => StorageShape.Count<TStorage, THow, T>(storage, how);

    /// <summary>Sets a storage to zero.</summary>
    /// <returns>The storage to put in its place.</returns>
    public static TStorage? Clear<TStorage, THow>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        var count = StorageShape.Count<TStorage, THow, T>(storage, how);
        for (var start = 0; start < count; start += Zeros.Length)
            storage = how.CopyIn(Zeros.AsSpan(0, Math.Min(Zeros.Length, count - start)), start, storage!);
        return storage;
    }

    /// <summary>The number of values in a parameter object; none where it is null.</summary>
    public static int CountPart<TObject, THow>(TObject? part, THow how)
        where THow : struct, IParameterObject<TObject, T> => part is null ? 0 : how.ParameterCount(part);

    /// <summary>The number of values in the parameter objects of a collection.</summary>
    public static int CountParts<TObject, THow>(IEnumerable<TObject?>? parts, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        var count = 0;
        foreach (var part in parts ?? [])
            count += CountPart(part, how);
        return count;
    }

    /// <summary>Sets the gradients of a parameter object to zero.</summary>
    public static void ClearPart<TObject, THow>(TObject? part, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        if (part is not null)
            how.ClearGradients(part);
    }

    /// <summary>Sets the gradients of the parameter objects of a collection to zero.</summary>
    public static void ClearParts<TObject, THow>(IEnumerable<TObject?>? parts, THow how)
        where THow : struct, IParameterObject<TObject, T>
    {
        foreach (var part in parts ?? [])
            ClearPart(part, how);
    }

    /// <summary>The private parameters of a class, for the layers that inherit from it.</summary>
    public static IGradCheckable<T> Privates<TObject, THow>(TObject part, THow how)
        where THow : struct, IParameterObject<TObject, T> => new PartPacking<TObject, THow, T>(part, how);

    /// <summary>The number of values in the storages of a collection.</summary>
    public static int CountItems<TStorage, THow>(IReadOnlyList<KeyValuePair<string, TStorage?>> items, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        var count = 0;
        foreach (var item in items ?? [])
            count += Count(item.Value, how);
        return count;
    }

    /// <summary>Sets the storages of a collection to zero.</summary>
    public static void ClearItems<TStorage, THow>(IReadOnlyList<KeyValuePair<string, TStorage?>> items, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        foreach (var item in items ?? [])
            Clear(item.Value, how);
    }
#pragma warning restore CA1000
}
