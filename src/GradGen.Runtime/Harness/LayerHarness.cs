using System.ComponentModel;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Harness;

/// <summary>
/// A layer with inputs, ready to be run: a check fills <see cref="Inputs"/>, calls <see cref="Forward"/>, reads
/// <see cref="Outputs"/>, fills <see cref="Upstream"/>, calls <see cref="Backward"/> and reads
/// <see cref="InputGradients"/> and, as θ and dθ, the layer's parameters and gradients.
/// </summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LayerHarness<T> : IGradCheckable<T>
{
    private readonly UnkeptGradients<T> _unkept;
    private readonly GivenStorages<T> _inputs = new();
    private readonly GivenStorages<T> _upstream = new();
    private IReadOnlyList<LayerHarness<T>>? _sequence;
    private object? _made;

    /// <summary>For a generated harness.</summary>
    protected LayerHarness() => _unkept = new UnkeptGradients<T>(this);

    /// <summary>The layer's name without its namespace.</summary>
    public abstract string LayerName { get; }

    /// <summary>The name in a report: that of the derived class, with the type arguments of a generic one.</summary>
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

    /// <summary>Whether Forward computes a cost itself, so that J is its value and the upstream gradient, if there is one, is 1.</summary>
    public virtual bool IsLoss => false;

    /// <summary>
    /// What Backward calls the target that it takes instead of the gradient of the cost with respect to the output; null where it takes the gradient.
    /// </summary>
    public virtual string? Target => null;

    /// <summary>A second meaning that Backward may have: a layer that is right in this sense counts as right.</summary>
    public virtual OtherMeaning OtherMeaning => OtherMeaning.None;

    /// <summary>Whether Backward is taken to be the derivative of a function in terms of its output.</summary>
    public bool MeansOther => Meaning.IsOfOutput;

    /// <summary>What Backward takes as the target, by its signature or by what it is taken to mean.</summary>
    internal string? TakenTarget => Target ?? (Meaning.IsFromTarget ? "its argument" : null);

    /// <summary>What Backward is taken to mean.</summary>
    internal BackwardMeaning Meaning { get; set; } = BackwardMeaning.Usual;

    /// <summary>
    /// The numbers that Forward or Backward compares values with, by an operator, a pattern or a function such as
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

    /// <summary>Shows a scope what has to stay the same during a check.</summary>
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

    /// <summary>A separate harness for the same layer in the same sizes, for the next step of a sequence; null if there can be none.</summary>
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

    // Layers that are called once for each step of a sequence.

    /// <summary>Whether Forward or Backward takes the number of the step.</summary>
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

    /// <summary>Records the gradients with respect to an input at each step.</summary>
    /// <exception cref="InvalidOperationException">Their number is not that of the steps.</exception>
    protected void KeepInputGradients(int input, IReadOnlyList<Array?>? gradients)
    {
        if (gradients is not null && gradients.Count != Sequence.Count)
            throw new InvalidOperationException($"Backward gave {gradients.Count} gradients with respect to {Inputs[input].Name} for {Sequence.Count} steps.");
        for (var step = 0; step < Sequence.Count; step++)
            Sequence[step].InputGradients[input] = gradients?[step];
    }

    // Gradients that a layer does not keep: Backward writes them into arrays, returns them, or takes the step itself.

    /// <summary>Whether Backward takes a step of length one itself, from which the gradients of parameters are derived.</summary>
    public virtual bool TakesStep => false;

    /// <summary>The parameters whose gradients Backward returns.</summary>
    protected IReadOnlyList<string> Returned
    {
        get => _unkept.Returned;
        set => _unkept.Returned = value;
    }

    /// <summary>Whether the gradients of all parameters are in the layer after Backward.</summary>
    internal virtual bool KeepsGradients => !_unkept.Any;

    /// <summary>Sets what Forward writes into to zero.</summary>
    protected void ClearOutputs()
    {
        foreach (var output in Outputs)
            ArrayStorage.Clear(output);
    }

    /// <summary>A new array for Backward to write the gradient with respect to an input into.</summary>
    protected Array ZerosLike(int input) => ArrayStorage.Like(Inputs[input].Value);

    /// <summary>That array.</summary>
    protected TArray InputGradientOf<TArray>(int input)
        where TArray : class => (TArray)(object)InputGradients[input]!;

    // Layers that overwrite what they are given.

    /// <summary>A new array with the values of an input, for Forward to overwrite with its output.</summary>
    protected Array CopyOfInput(int input) => ArrayStorage.Copy(Inputs[input].Value);

    /// <summary>A new array with the gradient of the cost with respect to an output, for Backward to overwrite with that with respect to the input.</summary>
    protected Array CopyOfUpstream(int output) => ArrayStorage.Copy(Upstream[output]);

    /// <summary>Makes gradients of what Backward gave: the derivative of a function of each number by itself.</summary>
    /// <exception cref="InvalidOperationException">It is of another length than the output.</exception>
    protected void TimesUpstream(int input)
    {
        if (InputGradients[input] is not { } factors)
            return;
        var (product, upstream) = (Theta.Flat<T>(factors), Theta.Flat<T>(Upstream[0]));
        if (product.Length != upstream.Length)
            throw new InvalidOperationException($"Backward gave {product.Length} derivatives for {upstream.Length} numbers.");
        for (var i = 0; i < product.Length; i++)
            product[i] = Precision.FromDouble<T>(Precision.ToDouble(product[i]) * Precision.ToDouble(upstream[i]));
        var gradient = ArrayStorage.Copy(factors);
        Theta.CopyIn<T>(product, 0, gradient);
        InputGradients[input] = gradient;
    }

    /// <summary>A new array of the same shape, for Backward to write the gradient of a parameter into.</summary>
    protected static Array ZerosLike(Array? values) => ArrayStorage.Like(values ?? throw new ArgumentNullException(nameof(values)));

    /// <summary>Records a gradient that Backward returned.</summary>
    protected void Return(string parameter, Array? gradient) => _unkept.Return(parameter, gradient);

    /// <summary>What gives the gradients of all parameters in one; null where each has its own.</summary>
    public virtual string? GradientsInOne => null;

    /// <summary>
    /// Records the gradients of all parameters: one after the other, in one array or several, or as a row for each sample, which
    /// are added up.
    /// </summary>
    /// <exception cref="InvalidOperationException">Their number is not that of the parameters.</exception>
    protected void ReturnInOne(Array? gradients) => _unkept.ReturnInOne(gradients);

    /// <summary>Remembers the parameters.</summary>
    protected void BeginStep() => _unkept.BeginStep(1);

    /// <summary>
    /// The same before a step with a learning rate that cannot be set. For a small rate the upstream gradient is scaled up, since a short
    /// step would be lost in the rounding of the parameter.
    /// </summary>
    protected void BeginStep(double rate) => _unkept.BeginStep(rate);

    /// <summary>Derives the gradients from the step that was taken, and undoes it.</summary>
    protected void EndStep() => _unkept.EndStep(1);

    /// <summary>The same for a step with a rate.</summary>
    protected void EndStep(double rate) => _unkept.EndStep(rate);

    /// <summary>Undoes the scaling of the upstream gradient and of the gradients of inputs computed from it.</summary>
    protected void ScaleBack() => _unkept.ScaleBack();

    private protected ParameterLayout WithGradients(ParameterLayout layout) => _unkept.In(layout);

    private protected void AddGradients(ParameterLayout layout, Span<T> gradients, bool isFirst) => _unkept.Add(layout, gradients, isFirst);

    // Layers that take something else than arrays.

    /// <summary>What Forward is given for an input.</summary>
    protected TStorage Give<TStorage, THow>(int input)
        where THow : struct, IStorage<TStorage, T> => _inputs.Give<TStorage, THow>(input, Inputs[input].Value);

    /// <summary>What Forward was given, for Backward to see again.</summary>
    protected TStorage Given<TStorage>(int input) => (TStorage)_inputs[input]!;

    /// <summary>What Backward is given for the gradient of the cost with respect to an output.</summary>
    protected TStorage GiveUpstream<TStorage, THow>(int output)
        where THow : struct, IStorage<TStorage, T> => _upstream.Give<TStorage, THow>(output, Upstream[output]);

    /// <summary>Copies what a call left in an input back into its array.</summary>
    protected void TakeBack<TStorage, THow>(int input)
        where THow : struct, IStorage<TStorage, T> => _inputs.TakeBack<TStorage, THow>(input, Inputs[input].Value);

    /// <summary>The same for an upstream gradient.</summary>
    protected void TakeBackUpstream<TStorage, THow>(int output)
        where THow : struct, IStorage<TStorage, T> => _upstream.TakeBack<TStorage, THow>(output, Upstream[output]);

    /// <summary>A new storage with the values of an array.</summary>
    protected static TStorage Made<TStorage, THow>(Array? values)
        where THow : struct, IStorage<TStorage, T> => GivenStorages<T>.Made<TStorage, THow>(values);

    /// <summary>A new array with the values of a storage; null where there is none.</summary>
    protected static Array? ArrayOf<TStorage, THow>(TStorage? storage, THow how)
        where THow : struct, IStorage<TStorage, T> => GivenStorages<T>.ArrayOf(storage, how);

    // Volumes that hold a gradient next to their values: Backward is passed nothing, but finds the upstream gradient in what Forward
    // gave, and leaves the gradients of the inputs in what Forward took.

    /// <summary>Records what Forward gave.</summary>
    protected void Keep(object? made) => _made = made;

    /// <summary>Sets the gradient in an input to zero, where an earlier Backward may have left one.</summary>
    protected void ClearGiven<TStorage, THow>(int input)
        where THow : struct, IStorage<TStorage, T> => GivenStorages<T>.Fill<TStorage, THow>(_inputs[input], ZerosLike(input));

    /// <summary>Puts the gradient of the cost with respect to an output into what Forward gave.</summary>
    protected void FillMade<TStorage, THow>(int output)
        where THow : struct, IStorage<TStorage, T> => GivenStorages<T>.Fill<TStorage, THow>(_made, Upstream[output]);
}
