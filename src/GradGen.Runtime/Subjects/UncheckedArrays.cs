using GradGen.Isolation;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Subjects;

/// <summary>
/// The real numbers that a layer holds in arrays and that stand still while the point moves and Forward and Backward run: no
/// parameters, no caches, and no gradients.
/// </summary>
internal sealed class UncheckedArrays<T>
{
    private readonly List<(string Name, Array Array, T[] Values)> _arrays = [];

    internal UncheckedArrays(object layer)
    {
        foreach (var (name, array) in new LayerObjects(layer).Arrays)
        {
            if (array.GetType().GetElementType() == typeof(T) && array.Length > 0)
                _arrays.Add((name, array, Values(array)));
        }
    }

    /// <summary>Those that are what they were when this was made.</summary>
    internal IReadOnlyList<(string Name, Array Array)> Now() =>
        [.. _arrays.Where(static held => SameValues.Are<T>(Values(held.Array), held.Values)).Select(static held => (held.Name, held.Array))];

    /// <summary>Runs something while an array holds other values.</summary>
    internal static void Moved(Array array, Action run)
    {
        var before = Values(array);
        var largest = before.Max(static value => Math.Abs(Precision.ToDouble(value)));
        // Not all by one factor, which a normalisation would take out.
        var after = before.Select((value, index) => Precision.FromDouble<T>(Precision.ToDouble(value) + ((largest > 0 ? largest : 1) * 0.01 * (1 + (index % 3))))).ToArray();
        try
        {
            ArrayStorage.CopyIn<T>(after, array, 0);
            run();
        }
        finally
        {
            ArrayStorage.CopyIn<T>(before, array, 0);
        }
    }

    private static T[] Values(Array array)
    {
        var values = new T[array.Length];
        Theta.CopyOut<T>(array, values);
        return values;
    }
}
