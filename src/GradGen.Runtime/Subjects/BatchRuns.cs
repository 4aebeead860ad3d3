using GradGen.Calls;
using GradGen.Harness;
using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Subjects;

/// <summary>Runs the same layer on some of the samples of its batch.</summary>
internal sealed class BatchRuns<T>(LayerRun<T> whole, CheckScope scope, CallCounter counter)
{
    private KeyValuePair<string, int>? _batch;
    private SampleAxis?[] _inputAxes = [];

    /// <summary>How many samples there are; 0 where the inputs have no axis for them whose length is free.</summary>
    internal int Count => (_batch ??= Find()).Value;

    /// <summary>Runs some samples without the others; null when the outputs have no axis for samples.</summary>
    internal SamplesRun? Run(int[] samples, ReadOnlySpan<double> upstream)
    {
        var harness = Resized(_batch!.Value.Key, samples.Length)!;
        harness.Training = whole.Harness.Training;
        UserCodeException.Guard(UserCodeException.Packing, () => harness.UnpackParameters(whole.Parameters.Theta, 0));
        for (var number = 0; number < whole.Inputs.Count; number++)
            whole.Inputs[number].Fill(samples, _inputAxes[number], harness.Inputs[number]);
        UserCodeException.Guard(UserCodeException.Packing, () => scope.BeforeForward(harness));
        counter.BeforeForward();
        UserCodeException.Guard(UserCodeException.Forward, harness.Forward);
        if (OutputAxes(harness, samples.Length) is not { } axes)
            return null;
        var count = whole.Calls.Outputs.Length;
        var (outputs, isOutput) = (new double[count], new bool[count]);
        UserCodeException.Guard(UserCodeException.Forward, harness.AllocateUpstream);
        var start = 0;
        for (var number = 0; number < axes.Length; number++)
        {
            var axis = axes[number];
            var length = axis.Outside * axis.Length * axis.Inside;
            Put(axis, harness.Outputs[number]!, samples, outputs.AsSpan(start, length), isOutput.AsSpan(start, length));
            var part = new double[axis.Outside * samples.Length * axis.Inside];
            axis.Take(upstream.Slice(start, length), samples, part);
            Theta.CopyIn<T>(Array.ConvertAll(part, Precision.FromDouble<T>), 0, harness.Upstream[number]);
            start += length;
        }

        var gradients = new LayerGradients<T>(harness, whole.Point, whole.Parameters.Theta.Length);
        gradients.Clear();
        counter.BeforeBackward();
        UserCodeException.Guard(UserCodeException.Backward, harness.Backward);
        var last = whole.Point.Blocks[whole.Point.Blocks.Count - 1];
        var gradient = new double[last.Offset + last.Shape.Length];
        var isOfSample = new bool[gradient.Length];
        gradients.ReadParameters(gradient);
        foreach (var block in whole.Point.Blocks.Where(static block => block.Kind == BlockKind.Input))
        {
            var number = gradients.NumberOf(block);
            var given = gradients.OfInput(number);
            var (from, length) = (block.Offset, block.Shape.Length);
            ReadInput(block.Name, number, given, harness.Inputs[number].Shape, samples, gradient.AsSpan(from, length), isOfSample.AsSpan(from, length));
        }

        return new SamplesRun(outputs, isOutput, gradient, isOfSample);
    }

    // A size by that name, or the first axis of the first real input, that the layer lets be another one.
    private KeyValuePair<string, int> Find()
    {
        foreach (var size in whole.Harness.Sizes.Drawn.OrderBy(static size => !IsNamedBatch(size.Key)))
        {
            if (size.Value > 1 && Resized(size.Key, 1) is { } single && FindInputAxes(single) && IsBatch(size.Key))
                return size;
        }

        return new(string.Empty, 0);
    }

    private static bool IsNamedBatch(string name) => name.Mentions("batch");

    private bool IsBatch(string name) =>
        IsNamedBatch(name)
            || Enumerable.Range(0, whole.Inputs.Count)
                .All(number => whole.Harness.Inputs[number].Role != InputRole.Real || _inputAxes[number] is { Outside: 1 });

    private LayerHarness<T>? Resized(string size, int samples)
    {
        LayerHarness<T>? harness = null;
        UserCodeException.Guard(UserCodeException.Creation, () => harness = whole.Harness.Resized(whole.Harness.Sizes.With(size, samples)));
        return harness;
    }

    private bool FindInputAxes(LayerHarness<T> single)
    {
        _inputAxes = [.. whole.Harness.Inputs.Select((input, number) => SampleAxis.Between(input.Shape, single.Inputs[number].Shape, 1))];
        // An input without the axis is shared by all samples, but then it has one shape.
        return Array.Exists(_inputAxes, static axis => axis is not null)
            && Enumerable.Range(0, _inputAxes.Length)
                .All(number => _inputAxes[number] is not null || whole.Harness.Inputs[number].Shape.Equals(single.Inputs[number].Shape));
    }

    private SampleAxis[]? OutputAxes(LayerHarness<T> harness, int samples)
    {
        if (harness.Outputs.Length != whole.Harness.Outputs.Length)
            return null;
        var axes = harness.Outputs
            .Select((output, number) => output is null
                ? null
                : SampleAxis.Between(BlockShape.Of(whole.Harness.Outputs[number]!), BlockShape.Of(output), samples))
            .ToArray();
        return Array.TrueForAll(axes, axis => axis?.Length == Count) ? [.. axes.OfType<SampleAxis>()] : null;
    }

    private void ReadInput(string name, int number, Array given, BlockShape expected, int[] samples, Span<double> gradient, Span<bool> isOfSample)
    {
        var shape = BlockShape.Of(given);
        if (shape.Length != expected.Length)
            throw LayerGradients<T>.Misfit(name, shape, expected);
        if (_inputAxes[number] is { } axis)
            Put(axis, given, samples, gradient, isOfSample);
        else
            Precision.ToDouble<T>(Values(given, expected.Length), gradient);
    }

    private static void Put(SampleAxis axis, Array part, int[] samples, Span<double> whole, Span<bool> isPut)
    {
        var values = Values(part, axis.Outside * samples.Length * axis.Inside);
        axis.Put(Array.ConvertAll(values, Precision.ToDouble), samples, whole);
        var marks = new bool[values.Length];
        marks.AsSpan().Fill(true);
        axis.Put<bool>(marks, samples, isPut);
    }

    private static T[] Values(Array array, int count)
    {
        var values = new T[count];
        Theta.CopyOut<T>(array, values);
        return values;
    }
}
