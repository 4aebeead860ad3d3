using GradGen.Generator.Signatures;

namespace GradGen.Generator.Shapes;

/// <summary>Whose gradient Backward returns, where no name says so and several inputs have its type: that of the one input of its shape.</summary>
internal static class ReturnedShape
{
    /// <summary>Backward with the input whose gradient it returns.</summary>
    /// <param name="forward">Forward, as it was read.</param>
    /// <param name="backward">Backward, as it was read.</param>
    /// <param name="facts">What is known of the layer's members.</param>
    internal static BackwardSignature Settle(ForwardSignature forward, BackwardSignature backward, LayerFacts facts)
    {
        if (backward.InputGradients is not [{ Others: { } others } returned] || forward.Inputs.Any(static input => input.Storage.Own is { Axes.IsOpen: true }))
            return backward;
        IReadOnlyList<ForwardInput> inputs = [.. forward.Inputs, .. forward.Buffers];
        var passes = new SymbolicPasses(facts, inputs, new(facts, inputs));
        var output = passes.RunForward(forward.Method);
        var given = passes.RunBackward(backward, output, forward.Inputs.Count);
        // What Forward shows of the inputs decides, not what Backward gives.
        var sizes = new InputSizes(passes.Interpreter, inputs, new bool[inputs.Count], facts.HasSizes, passes.Given,
            new(static () => new Dictionary<SizeName, Polynomial>()));
        return HasShapeOf(returned.Input) || others.Where(HasShapeOf).ToArray() is not [var only]
            ? backward
            : backward with { InputGradients = [returned with { Input = only, Others = null }] };

        bool HasShapeOf(int input) => inputs[input].Storage.Axes is > 0 and var axes
            && Enumerable.Range(0, axes).All(axis => given.TryGetValue(SizeName.Axis(returned.Input, axis), out var size)
                && sizes.Resolve(size) is { } here && here.Equals(sizes.Of(SizeName.Axis(input, axis))));
    }
}
