using GradGen.Packing;

namespace GradGen.Harness;

/// <summary>
/// What a layer was given that takes something else than arrays. A check works on arrays: a storage is made of one before a
/// call, and what the call did to it is copied back, so that the check sees it.
/// </summary>
internal sealed class GivenStorages<T>
{
    private readonly Dictionary<int, object?> _given = [];

    internal object? this[int number] => _given[number];

    /// <summary>Makes a storage with the values of an array.</summary>
    internal TStorage Give<TStorage, THow>(int number, Array values)
        where THow : struct, IStorage<TStorage, T>
    {
        var storage = Made<TStorage, THow>(values);
        _given[number] = storage;
        return storage;
    }

    /// <summary>Copies what a call left in a storage back into the array.</summary>
    internal void TakeBack<TStorage, THow>(int number, Array values)
        where THow : struct, IStorage<TStorage, T>
    {
        var storage = (TStorage)_given[number]!;
        var flat = new T[StorageShape.Count<TStorage, THow, T>(storage, default)];
        if (flat.Length != ArrayStorage.Count(values))
            return;
        default(THow).CopyOut(storage, flat);
        Theta.CopyIn<T>(flat, 0, values);
    }

    internal static TStorage Made<TStorage, THow>(Array? values)
        where THow : struct, IStorage<TStorage, T>
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        return default(THow).Create([.. BlockShape.Of(values).Dimensions], Theta.Flat<T>(values));
    }

    internal static Array? ArrayOf<TStorage, THow>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        if (storage is null)
            return null;
        var values = new T[StorageShape.Count<TStorage, THow, T>(storage, how)];
        how.CopyOut(storage, values);
        return Theta.Shaped(values, StorageShape.Sizes<TStorage, THow, T>(storage, how));
    }

    /// <summary>Fills a storage with the values of an array.</summary>
    internal static void Fill<TStorage, THow>(object? storage, Array values)
        where THow : struct, IStorage<TStorage, T> => default(THow).CopyIn(Theta.Flat<T>(values), 0, (TStorage)storage!);
}
