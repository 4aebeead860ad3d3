using System.ComponentModel;
using GradGen.Numerics;

namespace GradGen.Harness;

/// <summary>
/// What generated code gives a constructor that asks for an array: distinct values between 0 and 1, which can serve as weights,
/// probabilities or bounds. Those of a plain array increase, as bounds have to.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleArrays
{
    // The fractional parts of its multiples lie apart, however many there are.
    private const double GoldenRatio = 0.6180339887498949;

    /// <summary>A plain array.</summary>
    public static T[] Values<T>(int length)
    {
        var values = Spread(length);
        Array.Sort(values);
        return Array.ConvertAll(values, Precision.FromDouble<T>);
    }

    /// <summary>An array of several axes.</summary>
    public static Array Table<T>(params int[] sizes) => Theta.Shaped(Mixed<T>(sizes), sizes);

    /// <summary>An array of rows.</summary>
    public static T[][] Rows<T>(int count, int length) => Theta.Rows(Mixed<T>([count, length]), count, length);

    /// <summary>A matrix or the like.</summary>
    public static TStorage Made<TStorage, T, THow>(params int[] sizes)
        where THow : struct, IStorage<TStorage, T> => default(THow).Create(sizes, Mixed<T>(sizes));

    /// <summary>A mask: true and false alternating.</summary>
    public static bool[] Flags(int length)
    {
        var flags = new bool[length];
        for (var i = 0; i < length; i += 2)
            flags[i] = true;
        return flags;
    }

    private static T[] Mixed<T>(int[] sizes) => Array.ConvertAll(Spread(sizes.Aggregate(1, static (count, size) => count * size)), Precision.FromDouble<T>);

    private static double[] Spread(int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = 0.1 + 0.8 * ((i + 1) * GoldenRatio % 1);
        return values;
    }
}
