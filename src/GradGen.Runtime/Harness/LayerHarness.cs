using System.ComponentModel;
using GradGen.Packing;

namespace GradGen.Harness;

/// <summary>
/// A layer with inputs, ready to be run: a check fills <see cref="Inputs"/>, calls <see cref="Forward"/>, reads
/// <see cref="Outputs"/>, fills <see cref="Upstream"/>, calls <see cref="Backward"/> and reads
/// <see cref="InputGradients"/> and, as θ and dθ, the layer's parameters and gradients.
/// </summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class LayerHarness<T> : IGradCheckable<T>
{
    /// <summary>The layer's name without its namespace.</summary>
    public abstract string LayerName { get; }

    /// <summary>What a report calls it: a layer of a derived class has that one's name, and a generic one its type arguments.</summary>
    internal virtual string Title => LayerName;

    /// <summary>The sizes that the layer and its inputs were made with.</summary>
    public abstract SampleSizes Sizes { get; }

    /// <summary>The inputs of Forward, in order.</summary>
    public IReadOnlyList<HarnessInput> Inputs { get; protected set; } = [];

    /// <summary>What the last Forward gave; a number as an array of one.</summary>
    public Array?[] Outputs { get; protected set; } = [null];

    /// <summary>The gradients of the cost with respect to the outputs, allocated with their shapes by <see cref="AllocateUpstream"/>.</summary>
    public Array[] Upstream { get; private set; } = [];

    /// <summary>What the last Backward gave for each input; null where it gives none.</summary>
    public Array?[] InputGradients { get; protected set; } = [];

    /// <summary>The cost that [GradCheckable] asks for.</summary>
    public virtual Cost Cost => Cost.RandomProjection;

    /// <summary>Whether Forward gives a cost itself, so that J is its value and the upstream gradient, if it takes any, is 1.</summary>
    public virtual bool IsLoss => false;

    /// <summary>What Backward calls the target that it takes in place of the gradient of the cost by the output; null where it takes that.</summary>
    public virtual string? Target => null;

    /// <summary>What else Backward may mean: a layer that is right in that way is right.</summary>
    public virtual OtherMeaning OtherMeaning => OtherMeaning.None;

    /// <summary>Whether Backward is taken to mean <see cref="OtherMeaning"/>.</summary>
    public bool MeansOther { get; internal set; }

    /// <summary>
    /// The numbers that Forward or Backward compares values with, be it by an operator, a pattern or a function such as
    /// <c>Math.Max</c>: inputs and parameters are drawn on both sides of each.
    /// </summary>
    public IReadOnlyList<double> Thresholds { get; set; } = [];

    /// <summary>Whether Forward or Backward takes a training flag.</summary>
    public virtual bool HasTrainingFlag => false;

    /// <summary>The training flag that is passed on.</summary>
    public bool Training { get; set; } = true;

    /// <inheritdoc/>
    public abstract int ParameterCount { get; }

    /// <summary>Runs Forward on <see cref="Inputs"/> and sets <see cref="Outputs"/>.</summary>
    public abstract void Forward();

    /// <summary>Runs Backward on <see cref="Upstream"/> and sets <see cref="InputGradients"/>.</summary>
    public abstract void Backward();

    /// <summary>The term that is added to the cost.</summary>
    public abstract double Penalty();

    /// <summary>Shows a scope what has to stand still while checking.</summary>
    public abstract void Hold(CheckScope scope);

    /// <inheritdoc/>
    public abstract ParameterLayout GetParameterLayout();

    /// <inheritdoc/>
    public abstract void PackParameters(Span<T> theta);

    /// <inheritdoc/>
    public abstract void UnpackParameters(ReadOnlySpan<T> part, int start);

    /// <inheritdoc/>
    public abstract void PackGradients(Span<T> gradients);

    /// <inheritdoc/>
    public abstract void ClearGradients();

    /// <summary>Gives <see cref="Upstream"/> the shapes of <see cref="Outputs"/>.</summary>
    /// <exception cref="InvalidOperationException">Forward gave null.</exception>
    public void AllocateUpstream() =>
        Upstream = [.. Outputs.Select(output => ArrayStorage.Like(output ?? throw new InvalidOperationException($"Forward of {LayerName} gave null.")))];

    /// <summary>A harness of its own for the same layer in the same sizes, for the next step of a sequence; null where there can be none.</summary>
    internal virtual LayerHarness<T>? Beside(SampleSizes sizes) => null;

    /// <summary>The layer that is run, where it is known; of a struct a copy.</summary>
    internal virtual object? Runs => null;

    /// <summary>A harness of the same layer in other sizes; null where it cannot be made.</summary>
    internal virtual LayerHarness<T>? Resized(SampleSizes sizes) => null;

    /// <summary>The array that is passed for an input.</summary>
    protected TArray Input<TArray>(int index)
        where TArray : class => (TArray)(object)Inputs[index].Value;

    /// <summary>What Forward gave.</summary>
    protected TArray Output<TArray>(int index)
        where TArray : class => (TArray)(object)Outputs[index]!;

    /// <summary>The gradient of the cost with respect to an output.</summary>
    protected TArray UpstreamOf<TArray>(int index)
        where TArray : class => (TArray)(object)Upstream[index];
}
