using GradGen.Calls;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Harness;

/// <summary>Gradients that a layer does not keep: Backward returns them, each or all in one, or takes the step itself.</summary>
/// <param name="harness">The harness of the layer.</param>
internal sealed class UnkeptGradients<T>(LayerHarness<T> harness)
{
    private readonly Dictionary<string, Array?> _returned = [];
    private T[]? _inOne;
    private T[] _step = [];
    private double _scale = 1;

    /// <summary>The parameters whose gradients Backward returns.</summary>
    internal IReadOnlyList<string> Returned { get; set; } = [];

    /// <summary>Whether there are any.</summary>
    internal bool Any => harness.TakesStep || Returned.Count > 0 || harness.GradientsInOne is not null;

    /// <summary>Remembers a gradient that Backward returned.</summary>
    internal void Return(string parameter, Array? gradient) => _returned[parameter] = gradient;

    /// <summary>Adds up the gradients of all parameters that came in one.</summary>
    /// <exception cref="UnreadGradientsException">There are not as many as parameters.</exception>
    internal void ReturnInOne(Array? gradients)
    {
        _inOne = new T[harness.ParameterCount];
        if (gradients is null)
            return;
        var all = Theta.Flat<T>(gradients);
        var isRows = gradients is T[,] table ? table.GetLength(1) == _inOne.Length : gradients is T[][] rows && rows.All(row => row.Length == _inOne.Length);
        if (all.Length != _inOne.Length && !isRows)
            throw new UnreadGradientsException(
                $"{harness.GradientsInOne} gives {all.Length} values, but there are {_inOne.Length} parameters: whose gradient each is "
                + "cannot be told. [GradientOf] says it of a member.");
        for (var i = 0; i < all.Length; i++)
            _inOne[i % _inOne.Length] = Precision.FromDouble<T>(Precision.ToDouble(_inOne[i % _inOne.Length]) + Precision.ToDouble(all[i]));
    }

    /// <summary>Remembers the parameters before a step.</summary>
    internal void BeginStep(double rate)
    {
        _step = new T[harness.ParameterCount];
        harness.PackParameters(_step);
        // By a power of two, of which no rounding comes.
        _scale = harness.Upstream.Length == 0 || rate == 0 || !Precision.IsFinite(rate) ? 1 : Math.Pow(2, -Math.Round(Math.Log(Math.Abs(rate), 2)));
        Array.ForEach(harness.Upstream, upstream => Scale(upstream, _scale));
    }

    /// <summary>Derives the gradients from the step that was taken, and undoes it.</summary>
    internal void EndStep(double rate)
    {
        var after = new T[_step.Length];
        harness.PackParameters(after);
        harness.UnpackParameters(_step, 0);
        for (var i = 0; i < after.Length; i++)
            _step[i] = Precision.FromDouble<T>((Precision.ToDouble(_step[i]) - Precision.ToDouble(after[i])) / (rate * _scale));
    }

    /// <summary>Undoes the scaling of the upstream gradient and of the gradients of inputs computed from it.</summary>
    internal void ScaleBack()
    {
        foreach (var scaled in harness.Upstream.Concat(harness.InputGradients.OfType<Array>()).Distinct())
            Scale(scaled, 1 / _scale);
    }

    /// <summary>The layout of a layer's parameters, with gradients where there are any of these.</summary>
    internal ParameterLayout In(ParameterLayout layout) => !Any ? layout
        : new ParameterLayout([.. layout.Blocks.Select(block =>
            new ParameterBlock(block.Name, block.Shape, block.Offset, block.HasGradient || HasGradient(block), block.Domain))])
        { Empty = layout.Empty };

    /// <summary>Puts them in place of what the layer itself gives, or adds them to what an earlier step gave.</summary>
    internal void Add(ParameterLayout layout, Span<T> gradients, bool isFirst)
    {
        if (harness.TakesStep)
        {
            Put(_step, gradients, isFirst);
            return;
        }

        if (_inOne is not null)
        {
            Put(_inOne, gradients, isFirst);
            return;
        }

        foreach (var returned in _returned)
        {
            if (returned.Value is not { } gradient || layout.Blocks.Where(block => IsOf(block, returned.Key)).ToArray() is not { Length: > 0 } blocks)
                continue;
            var count = blocks.Sum(static block => block.Shape.Length);
            if (ArrayStorage.Count(gradient) != count)
                throw new InvalidOperationException(
                    $"Backward returned a gradient of shape {BlockShape.Of(gradient)} for {returned.Key}, which is "
                    + $"{string.Join(" + ", blocks.Select(static block => block.Shape))}.");
            Put(Theta.Flat<T>(gradient), gradients.Slice(blocks[0].Offset, count), isFirst);
        }
    }

    private bool HasGradient(ParameterBlock block) =>
        harness.TakesStep || harness.GradientsInOne is not null || Returned.Any(parameter => IsOf(block, parameter));

    private static void Scale(Array values, double by)
    {
        var flat = Theta.Flat<T>(values);
        for (var i = 0; i < flat.Length; i++)
            flat[i] = Precision.FromDouble<T>(Precision.ToDouble(flat[i]) * by);
        Theta.CopyIn<T>(flat, 0, values);
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
