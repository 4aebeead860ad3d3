namespace GradGen.Packing;

/// <summary>Sizes of storages, counted and compared without a <see cref="BlockShape"/> in between; what is null has none.</summary>
internal static class StorageShape
{
    internal static int Count<TStorage, THow, T>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        if (storage is null)
            return 0;
        var count = 1;
        for (var axis = how.RankOf(storage) - 1; axis >= 0; axis--)
            count *= how.SizeOf(storage, axis);
        return count;
    }

    internal static BlockShape Of<TStorage, THow, T>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T> => BlockShape.Rectangular(Sizes<TStorage, THow, T>(storage, how));

    internal static int[] Sizes<TStorage, THow, T>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T>
    {
        if (storage is null)
            return [0];
        var sizes = new int[how.RankOf(storage)];
        for (var axis = 0; axis < sizes.Length; axis++)
            sizes[axis] = how.SizeOf(storage, axis);
        return sizes;
    }

    internal static bool Fit<TOne, TOneHow, TOther, TOtherHow, T>(TOne one, TOneHow oneHow, TOther other, TOtherHow otherHow)
        where TOneHow : struct, IStorage<TOne, T>
        where TOtherHow : struct, IStorage<TOther, T>
    {
        var rank = oneHow.RankOf(one);
        // A row of a matrix and an array of the same length hold the same values in the same order.
        if (rank != otherHow.RankOf(other))
            return Count<TOne, TOneHow, T>(one, oneHow) == Count<TOther, TOtherHow, T>(other, otherHow);
        for (var axis = 0; axis < rank; axis++)
        {
            if (oneHow.SizeOf(one, axis) != otherHow.SizeOf(other, axis))
                return false;
        }

        return true;
    }
}
