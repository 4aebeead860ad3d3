using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Interpretation.Harness;

/// <summary>
/// A layer that is called once for each step of a sequence, as the runtime's <c>SequenceHarness</c> calls it. Every input, output and
/// gradient has the steps as its first axis; where Backward is given the upstream gradient of the last step alone, the outputs are those
/// of that step.
/// </summary>
internal sealed class StepSequence
{
    private readonly Compilation _compilation;
    private readonly bool _takesLast;

    internal StepSequence(Compilation compilation, HarnessValue[] steps, bool takesLast)
    {
        (_compilation, Steps, _takesLast) = (compilation, steps, takesLast);
        for (var step = 0; step < steps.Length; step++)
            (steps[step].Sequence, steps[step].Step) = (steps, step);
        var first = steps[0];
        Whole = new HarnessValue(first.Self, first.Element)
        {
            Sizes = first.Sizes,
            Thresholds = first.Thresholds,
            Inputs = [.. first.Inputs.Select((input, number) => input.Stacked(Stack([.. steps.Select(step => step.Inputs[number].Array)])!))],
            Outputs = first.Outputs!.New(first.Outputs.Lengths),
            InputGradients = first.InputGradients!.New(first.InputGradients.Lengths),
        };
    }

    internal IReadOnlyList<HarnessValue> Steps { get; }

    /// <summary>All steps as one.</summary>
    internal HarnessValue Whole { get; }

    internal void Forward(Action<HarnessValue> call)
    {
        var outputs = new List<ArrayValue?[]>();
        foreach (var step in Steps)
        {
            (step.IsTraining, step.MeansOther) = (Whole.IsTraining, Whole.MeansOther);
            call(step);
            outputs.Add(Copies(step.Outputs!));
        }

        for (var output = 0; output < Whole.Outputs!.Length; output++)
            Whole.Outputs.Set(output, Value.Of(_takesLast ? outputs[outputs.Count - 1][output] : Stack([.. outputs.Select(step => step[output])])));
    }

    /// <summary>Backward, from the last step to the first.</summary>
    /// <param name="call">Calls it of a step.</param>
    /// <param name="isOne">Whether one call is for all steps.</param>
    internal void Backward(Action<HarnessValue> call, bool isOne)
    {
        for (var step = 0; step < Steps.Count; step++)
            Steps[step].Upstream = _takesLast ? Whole.Upstream : [.. Whole.Upstream.Select(upstream => (ArrayValue?)upstream!.Get(step).Object)];
        if (isOne)
            call(Steps[0]);
        var gradients = new ArrayValue?[Steps.Count][];
        for (var step = Steps.Count - 1; step >= 0; step--)
        {
            if (!isOne)
                call(Steps[step]);
            gradients[step] = Copies(Steps[step].InputGradients!);
        }

        for (var input = 0; input < Whole.InputGradients!.Length; input++)
            Whole.InputGradients.Set(input, Value.Of(Stack([.. gradients.Select(step => step[input])])));
    }

    // A layer may give the same array at every step.
    private static ArrayValue?[] Copies(ArrayValue arrays) => [.. Numbers.Rows(arrays).Select(static array => array is null ? null : Numbers.Copy(array))];

    private ArrayValue? Stack(ArrayValue?[] parts) => Array.Exists(parts, static part => part is null)
        ? null
        : Numbers.Of(_compilation.CreateArrayTypeSymbol(parts[0]!.Element, parts[0]!.Rank), [.. parts.Select(static part => Value.Of(part))]);
}
