namespace GradGen;

/// <summary>θ and dθ of a layer as arrays, for an optimiser or a checkpoint.</summary>
public static class ParameterPacking
{
    /// <summary>The number of parameters of the layer and its sub-layers.</summary>
    public static int ParameterCount<T>(this IGradCheckable<T> layer) => NotNull(layer).ParameterCount;

    /// <summary>The blocks of θ: their names, shapes and offsets.</summary>
    public static ParameterLayout GetParameterLayout<T>(this IGradCheckable<T> layer) => NotNull(layer).GetParameterLayout();

    /// <summary>A new vector θ with all parameters of the layer and its sub-layers.</summary>
    public static T[] PackParameters<T>(this IGradCheckable<T> layer)
    {
        var theta = new T[NotNull(layer).ParameterCount];
        layer.PackParameters(theta);
        return theta;
    }

    /// <summary>Copies the parameters into <paramref name="theta"/>, without allocating.</summary>
    /// <exception cref="ArgumentException">The length is not the number of parameters.</exception>
    public static void PackParameters<T>(this IGradCheckable<T> layer, Span<T> theta) => NotNull(layer).PackParameters(theta);

    /// <summary>Sets all parameters from θ.</summary>
    /// <exception cref="ArgumentException">The length is not the number of parameters.</exception>
    public static void UnpackParameters<T>(this IGradCheckable<T> layer, ReadOnlySpan<T> theta)
    {
        if (theta.Length != NotNull(layer).ParameterCount)
            throw new ArgumentException($"θ has {theta.Length} values, but {layer.GetType().Name} has {layer.ParameterCount} parameters.", nameof(theta));
        layer.UnpackParameters(theta, 0);
    }

    /// <inheritdoc cref="UnpackParameters{T}(IGradCheckable{T}, ReadOnlySpan{T})"/>
    public static void UnpackParameters<T>(this IGradCheckable<T> layer, T[] theta) =>
        layer.UnpackParameters((ReadOnlySpan<T>)(theta ?? throw new ArgumentNullException(nameof(theta))));

    /// <summary>A new vector dθ with the gradients as the last Backward left them, in the order of θ.</summary>
    public static T[] PackGradients<T>(this IGradCheckable<T> layer)
    {
        var gradients = new T[NotNull(layer).ParameterCount];
        layer.PackGradients(gradients);
        return gradients;
    }

    /// <summary>Copies the gradients into <paramref name="gradients"/>, without allocating.</summary>
    /// <exception cref="ArgumentException">The length is not the number of parameters.</exception>
    public static void PackGradients<T>(this IGradCheckable<T> layer, Span<T> gradients) => NotNull(layer).PackGradients(gradients);

    /// <summary>Sets every gradient to zero.</summary>
    public static void ClearGradients<T>(this IGradCheckable<T> layer) => NotNull(layer).ClearGradients();

    private static IGradCheckable<T> NotNull<T>(IGradCheckable<T> layer) => layer ?? throw new ArgumentNullException(nameof(layer));
}
