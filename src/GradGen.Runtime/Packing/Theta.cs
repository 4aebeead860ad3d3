using System.ComponentModel;
using GradGen.Packing;

namespace GradGen;

/// <summary>Used by generated code to count parameters and to clear gradients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Theta
{
    /// <summary>The number of values in an array of any rank or of arrays; none when it is not allocated yet.</summary>
    public static int Count(Array? values) => ArrayStorage.Count(values);

    /// <summary>An entry of a dictionary; null, or nothing, where there is none yet.</summary>
    public static T? Entry<T>(IEnumerable<KeyValuePair<string, T>>? entries, string key)
    {
        foreach (var entry in entries ?? [])
        {
            if (entry.Key == key)
                return entry.Value;
        }

        return default;
    }

    /// <summary>The number of parameters of a sub-layer.</summary>
    public static int CountLayer<T>(object? layer) => SubLayers.As<T>(layer)?.ParameterCount ?? 0;

    /// <summary>The number of parameters of all sub-layers of a collection.</summary>
    public static int CountLayers<T>(IEnumerable<object?>? layers) => SubLayers.Of<T>(layers).Sum(static layer => layer?.ParameterCount ?? 0);

    /// <summary>Sets an array of any rank or of arrays to zero.</summary>
    public static void Clear(Array? values) => ArrayStorage.Clear(values);

    /// <summary>Sets the gradients of a sub-layer to zero.</summary>
    public static void ClearLayer<T>(object? layer) => SubLayers.As<T>(layer)?.ClearGradients();

    /// <summary>Sets the gradients of a sub-layer that is a struct to zero, in place.</summary>
    /// <param name="layer">The sub-layer.</param>
    /// <param name="zero">Says the element type.</param>
    public static void ClearStruct<TLayer, T>(ref TLayer layer, T zero)
        where TLayer : struct, IGradCheckable<T> => layer.ClearGradients();

    /// <summary>Sets the gradients of all sub-layers of a collection to zero.</summary>
    public static void ClearLayers<T>(IEnumerable<object?>? layers)
    {
        foreach (var layer in SubLayers.Of<T>(layers))
            layer?.ClearGradients();
    }
}
