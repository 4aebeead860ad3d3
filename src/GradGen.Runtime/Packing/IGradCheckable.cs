namespace GradGen;

/// <summary>
/// What is generated for a [GradCheckable] layer: its parameters as one vector θ and their gradients as one vector dθ,
/// block after block in declaration order, sub-layers in their place, each block row-major.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IGradCheckable<T>
{
    /// <summary>The number of values in θ, and in dθ.</summary>
    int ParameterCount { get; }

    /// <summary>The blocks of θ: their names, shapes and offsets.</summary>
    ParameterLayout GetParameterLayout();

    /// <summary>Copies the parameters out.</summary>
    /// <param name="theta">Receives θ; <see cref="ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="ParameterCount"/>.</exception>
    void PackParameters(Span<T> theta);

    /// <summary>Copies values into the parameters; those outside the given part of θ stay as they are.</summary>
    /// <param name="part">The values θ[start], θ[start + 1], …; the whole of θ when start is 0 and nothing is missing.</param>
    /// <param name="start">Where the part begins in θ.</param>
    /// <exception cref="ArgumentException">The part reaches beyond θ.</exception>
    void UnpackParameters(ReadOnlySpan<T> part, int start);

    /// <summary>Copies the gradients out; zeros for a parameter without a gradient, or whose gradient is not allocated yet.</summary>
    /// <param name="gradients">Receives dθ; <see cref="ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is not <see cref="ParameterCount"/>.</exception>
    /// <exception cref="InvalidOperationException">A gradient's shape is not its parameter's.</exception>
    void PackGradients(Span<T> gradients);

    /// <summary>Sets every gradient to zero, so that a Backward that accumulates starts from zero.</summary>
    void ClearGradients();
}
