using GradGen.Calls;
using GradGen.Harness;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <content>Runs the same layer on some of the samples of its batch.</content>
internal sealed partial class LayerSubject<T>
{
    private KeyValuePair<string, int>? _batch;
    private SampleAxis?[] _inputAxes = [];

    internal override int SampleCount
    {
        get
        {
            // What writes into its inputs or parameters is not looked at further.
            if (_batch is null && !_harness.IsLoss && !_restoreInputs && !_restoreTheta)
                FindBatch();
            return _batch?.Value ?? 0;
        }
    }

    internal override SamplesRun? RunSamples(int[] samples, ReadOnlySpan<double> upstream)
    {
        var harness = Resized(samples.Length)!;
        harness.Training = _harness.Training;
        UserCodeException.Guard(UserCodeException.Packing, () => harness.UnpackParameters(_theta, 0));
        for (var number = 0; number < _inputs.Count; number++)
            _inputs[number].Fill(samples, _inputAxes[number], harness.Inputs[number]);
        UserCodeException.Guard(UserCodeException.Packing, () => _scope.BeforeForward(harness));
        CountForward();
        UserCodeException.Guard(UserCodeException.Forward, harness.Forward);
        if (OutputAxes(harness, samples.Length) is not { } axes)
            return null;
        var outputs = new double[_outputs.Length];
        var isOutput = new bool[_outputs.Length];
        UserCodeException.Guard(UserCodeException.Forward, harness.AllocateUpstream);
        var start = 0;
        for (var number = 0; number < axes.Length; number++)
        {
            var axis = axes[number];
            var count = axis.Outside * axis.Length * axis.Inside;
            Put(axis, harness.Outputs[number]!, samples, outputs.AsSpan(start, count), isOutput.AsSpan(start, count));
            var part = new double[axis.Outside * samples.Length * axis.Inside];
            axis.Take(upstream.Slice(start, count), samples, part);
            new ThetaReader<T>(Array.ConvertAll(part, Precision.FromDouble<T>), 0, part.Length, "the upstream gradient").Read(harness.Upstream[number]);
            start += count;
        }

        UserCodeException.Guard(UserCodeException.Packing, harness.ClearGradients);
        CountBackward();
        UserCodeException.Guard(UserCodeException.Backward, harness.Backward);
        var gradient = new double[Length];
        var isOfSample = new bool[Length];
        UserCodeException.Guard(UserCodeException.Packing, () => harness.PackGradients(_gradients));
        Convert(_gradients, gradient);
        foreach (var block in _blocks.Where(static block => block.Kind == BlockKind.Input))
            CopySampleGradient(harness, block, samples, gradient.AsSpan(block.Offset, block.Shape.Length), isOfSample.AsSpan(block.Offset, block.Shape.Length));
        return new SamplesRun(outputs, isOutput, gradient, isOfSample);
    }

    private LayerHarness<T>? Resized(int samples)
    {
        LayerHarness<T>? harness = null;
        UserCodeException.Guard(UserCodeException.Creation, () => harness = _harness.Resized(_harness.Sizes.With(_batch!.Value.Key, samples)));
        return harness;
    }

    // A size by that name, or the first axis of the first real input, that the layer lets be another one.
    private void FindBatch()
    {
        var sizes = _harness.Sizes.Drawn;
        foreach (var size in sizes.OrderBy(static size => size.Key.IndexOf("batch", StringComparison.OrdinalIgnoreCase) < 0))
        {
            _batch = size;
            if (size.Value > 1 && Resized(1) is { } single && FindInputAxes(single) && IsBatch(size.Key))
                return;
        }

        _batch = new(string.Empty, 0);
    }

    private bool IsBatch(string name) =>
        name.IndexOf("batch", StringComparison.OrdinalIgnoreCase) >= 0
        || Enumerable.Range(0, _inputs.Count).All(number => _harness.Inputs[number].Role != InputRole.Real || _inputAxes[number] is { Outside: 1 });

    private bool FindInputAxes(LayerHarness<T> single)
    {
        _inputAxes = [.. _harness.Inputs.Select((input, number) => SampleAxis.Between(input.Shape, single.Inputs[number].Shape, 1))];
        // An input without the axis is shared by all samples, but then it has one shape.
        return Array.Exists(_inputAxes, static axis => axis is not null)
            && Enumerable.Range(0, _inputAxes.Length).All(number => _inputAxes[number] is not null || _harness.Inputs[number].Shape.Equals(single.Inputs[number].Shape));
    }

    private SampleAxis[]? OutputAxes(LayerHarness<T> harness, int samples)
    {
        if (harness.Outputs.Length != _harness.Outputs.Length)
            return null;
        var axes = harness.Outputs.Select((output, number) => output is null ? null : SampleAxis.Between(BlockShape.Of(_harness.Outputs[number]!), BlockShape.Of(output), samples)).ToArray();
        return Array.TrueForAll(axes, axis => axis?.Length == _batch!.Value.Value) ? [.. axes.OfType<SampleAxis>()] : null;
    }

    private void CopySampleGradient(LayerHarness<T> harness, SubjectBlock block, int[] samples, Span<double> gradient, Span<bool> isOfSample)
    {
        var number = InputNumber(block);
        var given = GivenGradient(harness, number);
        var expected = harness.Inputs[number].Shape;
        if (BlockShape.Of(given).Length != expected.Length)
            throw Misfit(block.Name, $"Backward gave a gradient of shape {BlockShape.Of(given)} with respect to {block.Name}, whose shape is {expected}.");
        if (_inputAxes[number] is { } axis)
        {
            Put(axis, given, samples, gradient, isOfSample);
            return;
        }

        Convert(Values(given, expected.Length), gradient);
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
        new ThetaWriter<T>(values, count, "the layer").Write(array);
        return values;
    }
}
