namespace GradGen.Harness;

/// <content>Gradients that a layer does not keep: Backward writes them into arrays, returns them, or takes the step itself.</content>
public abstract partial class LayerHarness<T>
{
    private readonly Dictionary<string, Array?> _returned = [];
    private T[] _step = [];

    /// <summary>Whether Backward takes a step of length one itself, off which the gradients of parameters are read.</summary>
    public virtual bool TakesStep => false;

    /// <summary>The parameters whose gradients Backward returns.</summary>
    protected IReadOnlyList<string> Returned { get; set; } = [];

    /// <summary>Sets what Forward writes into to zero.</summary>
    protected void ClearOutputs()
    {
        foreach (var output in Outputs)
            ArrayStorage.Clear(output);
    }

    /// <summary>A new array for Backward to write the gradient by an input into.</summary>
    protected Array ZerosLike(int input) => ArrayStorage.Like(Inputs[input].Value);

    /// <summary>That array.</summary>
    protected TArray InputGradientOf<TArray>(int input)
        where TArray : class => (TArray)(object)InputGradients[input]!;

    /// <summary>Takes note of a gradient that Backward returned.</summary>
    protected void Return(string parameter, Array? gradient) => _returned[parameter] = gradient;

    /// <summary>Remembers the parameters.</summary>
    protected void BeginStep()
    {
        _step = new T[ParameterCount];
        PackParameters(_step);
    }

    /// <summary>Reads the gradients off the step that was taken, and takes it back.</summary>
    protected void EndStep()
    {
        var after = new T[_step.Length];
        PackParameters(after);
        UnpackParameters(_step, 0);
        for (var i = 0; i < after.Length; i++)
            _step[i] = Precision.FromDouble<T>(Precision.ToDouble(_step[i]) - Precision.ToDouble(after[i]));
    }

    private protected ParameterLayout WithGradients(ParameterLayout layout) =>
        !TakesStep && Returned.Count == 0 ? layout
        : new ParameterLayout([.. layout.Blocks.Select(block => new ParameterBlock(block.Name, block.Shape, block.Offset, block.HasGradient || TakesStep || Returned.Any(parameter => IsOf(block, parameter)), block.Domain))]);

    private protected void AddGradients(ParameterLayout layout, Span<T> gradients)
    {
        if (TakesStep)
        {
            _step.AsSpan().CopyTo(gradients);
            return;
        }

        foreach (var returned in _returned)
        {
            if (returned.Value is not { } gradient || layout.Blocks.Where(block => IsOf(block, returned.Key)).ToArray() is not { Length: > 0 } blocks)
                continue;
            var count = blocks.Sum(static block => block.Shape.Length);
            if (ArrayStorage.Count(gradient) != count)
                throw new InvalidOperationException($"Backward returned a gradient of shape {BlockShape.Of(gradient)} for {returned.Key}, which is {string.Join(" + ", blocks.Select(static block => block.Shape))}.");
            Theta.CopyOut(gradient, gradients.Slice(blocks[0].Offset, count));
        }
    }

    // A block by itself, or one of the matrices of an array.
    private static bool IsOf(ParameterBlock block, string parameter) =>
        block.Name.StartsWith(parameter, StringComparison.Ordinal) && (block.Name.Length == parameter.Length || block.Name[parameter.Length] == '[');
}
