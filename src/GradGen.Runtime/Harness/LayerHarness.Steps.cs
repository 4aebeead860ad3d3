namespace GradGen.Harness;

/// <content>Layers that are called once for each step of a sequence.</content>
public abstract partial class LayerHarness<T>
{
    private IReadOnlyList<LayerHarness<T>>? _sequence;

    /// <summary>Whether Forward or Backward is told the number of the step.</summary>
    public virtual bool TakesStepNumber => false;

    /// <summary>Whether one call of Backward takes the upstream gradients of all steps and gives the inputs' gradients of all.</summary>
    public virtual bool TakesSequence => false;

    /// <summary>Whether that call takes the upstream gradient of the last step alone.</summary>
    public virtual bool TakesLastUpstream => false;

    /// <summary>The number of the step, from 0.</summary>
    protected int Step { get; private set; }

    private IReadOnlyList<LayerHarness<T>> Sequence => _sequence ?? [this];

    /// <summary>Becomes one step of a sequence.</summary>
    internal void Join(IReadOnlyList<LayerHarness<T>> sequence, int step) => (_sequence, Step) = (sequence, step);

    /// <summary>Takes other arrays for the gradients of the cost with respect to the outputs.</summary>
    internal void UseUpstream(Array[] upstream) => Upstream = upstream;

    /// <summary>Adds the gradients that this harness keeps for the layer to those of an earlier step.</summary>
    internal virtual void AddGradients(Span<T> gradients)
    {
    }

    /// <summary>The gradients of the cost with respect to an output at each step.</summary>
    protected TArray[] UpstreamsOf<TArray>(int index)
        where TArray : class => [.. Sequence.Select(step => (TArray)(object)step.Upstream[index])];

    /// <summary>Takes note of the gradients with respect to an input at each step.</summary>
    /// <exception cref="InvalidOperationException">There are more or fewer than steps.</exception>
    protected void KeepInputGradients(int input, IReadOnlyList<Array?>? gradients)
    {
        if (gradients is not null && gradients.Count != Sequence.Count)
            throw new InvalidOperationException($"Backward gave {gradients.Count} gradients with respect to {Inputs[input].Name} for {Sequence.Count} steps.");
        for (var step = 0; step < Sequence.Count; step++)
            Sequence[step].InputGradients[input] = gradients?[step];
    }
}
