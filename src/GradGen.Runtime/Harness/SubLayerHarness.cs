using System.ComponentModel;
using GradGen.Packing;

namespace GradGen.Harness;

/// <summary>Used by generated code for the penalties and inputs of sub-layers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SubLayerHarness
{
    /// <summary>The penalty of a sub-layer; none where there is no layer.</summary>
    public static double Penalty<T>(object? layer) => (layer as IHarnessed<T>)?.Penalty() ?? 0;

    /// <summary>The sum of the penalties of the sub-layers of a collection.</summary>
    public static double Penalties<T>(IEnumerable<object?>? layers) => (layers ?? []).Sum(Penalty<T>);

    /// <summary>A new array of the shape that a sub-layer takes, for an input that the layer hands on to it.</summary>
    /// <param name="layer">The sub-layer.</param>
    /// <param name="input">The number of its input.</param>
    /// <param name="sizes">The sizes of the sample.</param>
    /// <exception cref="InvalidOperationException">The sub-layer cannot be run by a check.</exception>
    public static Array InputOf<T>(object? layer, int input, SampleSizes sizes) =>
        layer is IHarnessed<T> harnessed
            ? ArrayStorage.Like(harnessed.CreateHarness(sizes.OfSubLayer()).Inputs[input].Value)
            : throw new InvalidOperationException(
                layer is null
                    ? "The sub-layer that takes the input is" + StartAdvice.NotReady
                    : $"The sub-layer {layer.GetType().Name} takes the input, but a check cannot run it: make it [GradCheckable], or give "
                        + "the input a [Shape].");

    /// <summary>The same for the first sub-layer of a collection.</summary>
    public static Array InputOfFirst<T>(IEnumerable<object?>? layers, int input, SampleSizes sizes) =>
        InputOf<T>((layers ?? []).FirstOrDefault(), input, sizes);

    /// <summary>A jagged array whose rows have the shape of one.</summary>
    public static TRow[] Rows<TRow>(int count, TRow row)
        where TRow : class
    {
        var rows = new TRow[count];
        for (var i = 0; i < count; i++)
            rows[i] = (TRow)(object)ArrayStorage.Like((Array)(object)row);
        return rows;
    }
}
