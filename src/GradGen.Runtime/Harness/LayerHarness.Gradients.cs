using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Harness;

/// <content>Gradients that a layer does not keep: Backward writes them into arrays, returns them, or takes the step itself.</content>
public abstract partial class LayerHarness<T>
{
    private readonly Dictionary<string, Array?> _returned = [];
    private T[] _step = [];
    private double _scale = 1;

    /// <summary>Whether Backward takes a step of length one itself, off which the gradients of parameters are read.</summary>
    public virtual bool TakesStep => false;

    /// <summary>The parameters whose gradients Backward returns.</summary>
    protected IReadOnlyList<string> Returned { get; set; } = [];

    /// <summary>Whether the gradients of all parameters are in the layer after Backward.</summary>
    internal virtual bool KeepsGradients => !TakesStep && Returned.Count == 0;

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

    /// <summary>A new array of the same shape, for Backward to write the gradient of a parameter into.</summary>
    protected static Array ZerosLike(Array? values) => ArrayStorage.Like(values ?? throw new ArgumentNullException(nameof(values)));

    /// <summary>Takes note of a gradient that Backward returned.</summary>
    protected void Return(string parameter, Array? gradient) => _returned[parameter] = gradient;

    /// <summary>Remembers the parameters.</summary>
    protected void BeginStep() => BeginStep(1);

    /// <summary>
    /// The same before a step with a rate that cannot be set. The upstream gradient grows as the rate shrinks: a short step from
    /// a parameter would be lost in its rounding.
    /// </summary>
    protected void BeginStep(double rate)
    {
        _step = new T[ParameterCount];
        PackParameters(_step);
        // By a power of two, of which no rounding comes.
        _scale = Upstream.Length == 0 || rate == 0 || !Precision.IsFinite(rate) ? 1 : Math.Pow(2, -Math.Round(Math.Log(Math.Abs(rate), 2)));
        Array.ForEach(Upstream, upstream => Scale(upstream, _scale));
    }

    /// <summary>Reads the gradients off the step that was taken, and takes it back.</summary>
    protected void EndStep() => EndStep(1);

    /// <summary>The same for a step with a rate.</summary>
    protected void EndStep(double rate)
    {
        var after = new T[_step.Length];
        PackParameters(after);
        UnpackParameters(_step, 0);
        for (var i = 0; i < after.Length; i++)
            _step[i] = Precision.FromDouble<T>((Precision.ToDouble(_step[i]) - Precision.ToDouble(after[i])) / (rate * _scale));
    }

    /// <summary>Makes the upstream gradient, and the gradients by inputs that came of it, as large as they were.</summary>
    protected void ScaleBack()
    {
        foreach (var scaled in Upstream.Concat(InputGradients.OfType<Array>()).Distinct())
            Scale(scaled, 1 / _scale);
    }

    private protected ParameterLayout WithGradients(ParameterLayout layout) =>
        !TakesStep && Returned.Count == 0 ? layout
        : new ParameterLayout([.. layout.Blocks.Select(block => new ParameterBlock(block.Name, block.Shape, block.Offset, block.HasGradient || TakesStep || Returned.Any(parameter => IsOf(block, parameter)), block.Domain))]) { Empty = layout.Empty };

    private static void Scale(Array values, double by)
    {
        var flat = new T[ArrayStorage.Count(values)];
        Theta.CopyOut<T>(values, flat);
        for (var i = 0; i < flat.Length; i++)
            flat[i] = Precision.FromDouble<T>(Precision.ToDouble(flat[i]) * by);
        Theta.CopyIn<T>(flat, 0, values);
    }

    // In place of what the layer itself gives, or added to what an earlier step gave.
    private protected void AddGradients(ParameterLayout layout, Span<T> gradients, bool isFirst)
    {
        if (TakesStep)
        {
            Put(_step, gradients, isFirst);
            return;
        }

        foreach (var returned in _returned)
        {
            if (returned.Value is not { } gradient || layout.Blocks.Where(block => IsOf(block, returned.Key)).ToArray() is not { Length: > 0 } blocks)
                continue;
            var count = blocks.Sum(static block => block.Shape.Length);
            if (ArrayStorage.Count(gradient) != count)
                throw new InvalidOperationException($"Backward returned a gradient of shape {BlockShape.Of(gradient)} for {returned.Key}, which is {string.Join(" + ", blocks.Select(static block => block.Shape))}.");
            var values = new T[count];
            Theta.CopyOut<T>(gradient, values);
            Put(values, gradients.Slice(blocks[0].Offset, count), isFirst);
        }
    }

    private static void Put(ReadOnlySpan<T> values, Span<T> gradients, bool isFirst)
    {
        for (var i = 0; i < values.Length; i++)
            gradients[i] = isFirst ? values[i] : Precision.FromDouble<T>(Precision.ToDouble(gradients[i]) + Precision.ToDouble(values[i]));
    }

    // A block by itself, or one of the matrices of an array.
    private static bool IsOf(ParameterBlock block, string parameter) =>
        block.Name.StartsWith(parameter, StringComparison.Ordinal) && (block.Name.Length == parameter.Length || block.Name[parameter.Length] == '[');
}
