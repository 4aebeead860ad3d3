using GradGen.Calls;
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
    // A table of constants may be cut into many.
    private const int MostArrays = 32;

    private readonly List<(string Name, Array Array, T[] Values)> _arrays = [];

    internal UncheckedArrays(object layer)
    {
        foreach (var (name, array) in new LayerObjects(layer).Arrays)
        {
            if (array.GetType().GetElementType() == typeof(T) && array.Length > 0)
                _arrays.Add((name, array, Values(array)));
        }
    }

    /// <summary>The names of those that are what they were when this was made, and that the outputs depend on.</summary>
    internal IReadOnlyList<string> Matter(LayerCalls<T> calls)
    {
        var unchanged = _arrays.Where(static held => SameValues.Are<T>(Values(held.Array), held.Values)).Take(MostArrays).ToArray();
        if (unchanged.Length == 0)
            return [];
        calls.Forward();
        var outputs = (double[])calls.Outputs.Clone();
        return [.. unchanged.Where(held => Matters(held.Array, calls, outputs)).Select(static held => held.Name)];
    }

    private static bool Matters(Array array, LayerCalls<T> calls, double[] outputs)
    {
        var before = Values(array);
        var largest = before.Max(static value => Math.Abs(Precision.ToDouble(value)));
        // Not all by one factor, which a normalisation would take out.
        var after = before.Select((value, index) =>
            Precision.FromDouble<T>(Precision.ToDouble(value) + ((largest > 0 ? largest : 1) * 0.01 * (1 + (index % 3))))).ToArray();
        var rounding = Precision.Of<T>().Reordering * VectorMath.Largest(outputs);
        try
        {
            ArrayStorage.CopyIn<T>(after, array, 0);
            calls.Forward();
            return Enumerable.Range(0, outputs.Length).Any(i => !(Math.Abs(outputs[i] - calls.Outputs[i]) <= rounding));
        }
        catch (UserCodeException)
        {
            // These values are not any values.
            return false;
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
