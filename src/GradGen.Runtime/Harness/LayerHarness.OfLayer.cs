using System.ComponentModel;

namespace GradGen.Harness;

/// <summary>The base of generated harnesses: hands everything about parameters on to the layer.</summary>
/// <typeparam name="TLayer">The layer's type; a struct stays in its field and is not copied.</typeparam>
/// <typeparam name="T">The element type of the layer.</typeparam>
/// <param name="layer">The layer to run.</param>
/// <param name="sizes">The sizes it was made with.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerHarness<TLayer, T>(TLayer layer, SampleSizes sizes) : LayerHarness<T>
    where TLayer : IGradCheckable<T>, IHarnessed<T>
{
    /// <summary>The layer that is run.</summary>
    // A field, since calls on a struct layer have to change this copy and no other.
#pragma warning disable CA1051
    protected TLayer Layer = layer;
#pragma warning restore CA1051

    /// <inheritdoc/>
    public override SampleSizes Sizes { get; } = sizes;

    /// <inheritdoc/>
    public override int ParameterCount => Layer.ParameterCount;

    internal override string Title => LayerTitle.Of<T>(Layer.GetType(), typeof(TLayer), LayerName);

    internal override object? Runs => Layer;

    internal override LayerHarness<T>? Resized(SampleSizes sizes)
    {
        var harness = Layer.CreateHarness(sizes);
        // In other sizes Backward means the same.
        harness.Meaning = Meaning;
        return harness;
    }

    // Steps of a struct would each run a copy of it.
    internal override LayerHarness<T>? Beside(SampleSizes sizes) => typeof(TLayer).IsValueType ? null : Resized(sizes);

    internal override void AddGradients(Span<T> gradients) => AddGradients(Layer.GetParameterLayout(), gradients, isFirst: false);

    /// <inheritdoc/>
    public override double Penalty() => Layer.Penalty();

    /// <inheritdoc/>
    public override void Hold(CheckScope scope) => Layer.Hold(scope);

    /// <inheritdoc/>
    public override ParameterLayout GetParameterLayout() => WithGradients(Layer.GetParameterLayout());

    /// <inheritdoc/>
    public override void PackParameters(Span<T> theta) => Layer.PackParameters(theta);

    /// <inheritdoc/>
    public override void UnpackParameters(ReadOnlySpan<T> part, int start) => Layer.UnpackParameters(part, start);

    /// <inheritdoc/>
    public override void PackGradients(Span<T> gradients)
    {
        Layer.PackGradients(gradients);
        AddGradients(Layer.GetParameterLayout(), gradients, isFirst: true);
    }

    /// <inheritdoc/>
    public override void ClearGradients() => Layer.ClearGradients();
}
