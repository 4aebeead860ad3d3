using System.Diagnostics.CodeAnalysis;
using GradGen.Packing;

namespace GradGen.Harness;

/// <summary>
/// A layer that is called once for each step of a sequence, and remembers the steps before: Forward from the first to the last,
/// Backward from the last to the first. Every input, output and gradient has the steps as its first axis; where Backward is
/// given the upstream gradient of the last step alone, the outputs are those of that step.
/// </summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
internal sealed class SequenceHarness<T> : LayerHarness<T>
{
    private readonly LayerHarness<T>[] _steps;

    private SequenceHarness(LayerHarness<T>[] steps, SampleSizes sizes)
    {
        _steps = steps;
        Sizes = sizes;
        for (var step = 0; step < steps.Length; step++)
            steps[step].Join(steps, step);
        Inputs = [.. First.Inputs.Select((input, number) => new HarnessInput(
            input.Name, Stack(step => step.Inputs[number].Value)!, input.Role, input.HasGradient, isScalar: false, input.Domain,
            input.LabelCount) { ComparedWith = input.ComparedWith, IsOneOfCompared = input.IsOneOfCompared })];
        Thresholds = First.Thresholds;
        Outputs = new Array?[First.Outputs.Length];
        InputGradients = new Array?[First.Inputs.Count];
    }

    public override string LayerName => First.LayerName;

    public override SampleSizes Sizes { get; }

    public override Cost Cost => First.Cost;

    public override bool HasTrainingFlag => First.HasTrainingFlag;

    public override bool TakesSequence => First.TakesSequence;

    public override bool TakesLastUpstream => First.TakesLastUpstream;

    public override int ParameterCount => First.ParameterCount;

    internal override bool KeepsGradients => First.KeepsGradients;

    internal override string Title => First.Title;

    internal override object? Runs => First.Runs;

    private LayerHarness<T> First => _steps[0];

    /// <summary>A sequence of a few steps; null where a step cannot be run by itself.</summary>
    internal static SequenceHarness<T>? Of(LayerHarness<T> single)
    {
        if (single.IsLoss)
            return null;
        var sizes = single.Sizes.Copy();
        var steps = new LayerHarness<T>[sizes.Steps()];
        for (var step = 0; step < steps.Length; step++)
        {
            if (single.Beside(sizes) is not { } harness)
                return null;
            steps[step] = harness;
        }

        return new SequenceHarness<T>(steps, sizes);
    }

    public override void Forward()
    {
        var outputs = new Array?[Outputs.Length][];
        for (var output = 0; output < outputs.Length; output++)
            outputs[output] = new Array?[_steps.Length];
        for (var step = 0; step < _steps.Length; step++)
        {
            _steps[step].Training = Training;
            _steps[step].Forward();
            // A layer may give the same array at every step.
            for (var output = 0; output < outputs.Length; output++)
                outputs[output][step] = _steps[step].Outputs[output] is { } values ? ArrayStorage.Copy(values) : null;
        }

        for (var output = 0; output < outputs.Length; output++)
            Outputs[output] = TakesLastUpstream ? outputs[output][_steps.Length - 1] : Stack(outputs[output]);
    }

    public override void Backward()
    {
        for (var step = 0; step < _steps.Length; step++)
        {
            _steps[step].Training = Training;
            _steps[step].UseUpstream(TakesLastUpstream ? Upstream : [.. Upstream.Select(upstream => ((Array[])upstream)[step])]);
        }

        var gradients = new Array?[InputGradients.Length][];
        for (var input = 0; input < gradients.Length; input++)
            gradients[input] = new Array?[_steps.Length];
        if (TakesSequence)
            First.Backward();
        for (var step = _steps.Length - 1; step >= 0; step--)
        {
            if (!TakesSequence)
                _steps[step].Backward();
            for (var input = 0; input < gradients.Length; input++)
                gradients[input][step] = _steps[step].InputGradients[input] is { } values ? ArrayStorage.Copy(values) : null;
        }

        for (var input = 0; input < gradients.Length; input++)
            InputGradients[input] = Stack(gradients[input]);
    }

    public override double Penalty() => First.Penalty();

    public override void Hold(CheckScope scope) => First.Hold(scope);

    public override ParameterLayout GetParameterLayout() => First.GetParameterLayout();

    public override void PackParameters(Span<T> theta) => First.PackParameters(theta);

    public override void UnpackParameters(ReadOnlySpan<T> part, int start) => First.UnpackParameters(part, start);

    public override void PackGradients(Span<T> gradients)
    {
        First.PackGradients(gradients);
        foreach (var step in _steps.Skip(1))
            step.AddGradients(gradients);
    }

    public override void ClearGradients() => First.ClearGradients();

    private Array? Stack(Func<LayerHarness<T>, Array?> part) => Stack(Array.ConvertAll(_steps, step => part(step)));

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "An array of references needs no code of its own.")]
    private static Array? Stack(Array?[] parts)
    {
        if (Array.Exists(parts, static part => part is null))
            return null;
        var stack = Array.CreateInstance(parts[0]!.GetType(), parts.Length);
        parts.CopyTo(stack, 0);
        return stack;
    }
}
