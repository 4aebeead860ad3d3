using GradGen.Packing;

namespace GradGen.Harness;

/// <content>
/// A check works on arrays. For a layer that takes something else, that is made of the array before a call, and what the
/// call did to it is copied back, so that the check sees it.
/// </content>
public abstract partial class LayerHarness<T>
{
    private readonly Dictionary<int, object?> _given = [];
    private readonly Dictionary<int, object?> _givenUpstream = [];

    /// <summary>What Forward takes for an input.</summary>
    protected TStorage Give<TStorage, THow>(int input)
        where THow : struct, IStorage<TStorage, T>
    {
        var storage = Made<TStorage, THow>(Inputs[input].Value);
        _given[input] = storage;
        return storage;
    }

    /// <summary>What Forward took, for Backward to see again.</summary>
    protected TStorage Given<TStorage>(int input) => (TStorage)_given[input]!;

    /// <summary>What Backward takes for the gradient of the cost with respect to an output.</summary>
    protected TStorage GiveUpstream<TStorage, THow>(int output)
        where THow : struct, IStorage<TStorage, T>
    {
        var storage = Made<TStorage, THow>(Upstream[output]);
        _givenUpstream[output] = storage;
        return storage;
    }

    /// <summary>Copies what a call left in an input back into its array.</summary>
    protected void TakeBack<TStorage, THow>(int input)
        where THow : struct, IStorage<TStorage, T> => CopyBack<TStorage, THow>(_given[input], Inputs[input].Value);

    /// <summary>The same for an upstream gradient.</summary>
    protected void TakeBackUpstream<TStorage, THow>(int output)
        where THow : struct, IStorage<TStorage, T> => CopyBack<TStorage, THow>(_givenUpstream[output], Upstream[output]);

    /// <summary>A new storage with the values of an array.</summary>
    protected static TStorage Made<TStorage, THow>(Array? values)
        where THow : struct, IStorage<TStorage, T>
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        var flat = new T[ArrayStorage.Count(values)];
        Theta.CopyOut<T>(values, flat);
        return default(THow).Create([.. BlockShape.Of(values).Dimensions], flat);
    }

    /// <summary>A new array with the values of a storage; null where there is none.</summary>
    protected static Array? ArrayOf<TStorage, THow>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        if (storage is null)
            return null;
        var values = new T[StorageShape.Count<TStorage, THow, T>(storage, how)];
        how.CopyOut(storage, values);
        return Theta.Shaped(values, StorageShape.Sizes<TStorage, THow, T>(storage, how));
    }

    private static void CopyBack<TStorage, THow>(object? given, Array values)
        where THow : struct, IStorage<TStorage, T>
    {
        var storage = (TStorage)given!;
        var flat = new T[StorageShape.Count<TStorage, THow, T>(storage, default)];
        if (flat.Length != ArrayStorage.Count(values))
            return;
        default(THow).CopyOut(storage, flat);
        Theta.CopyIn<T>(flat, 0, values);
    }
}
