using GradGen.Harness;
using GradGen.Numerics;

namespace GradGen.Subjects;

/// <summary>The parameters of a layer and those of its inputs that have a gradient, as one vector cut into blocks.</summary>
internal sealed class LayerPoint<T>
{
    private readonly LayerParameters<T> _parameters;
    private readonly List<InputValues<T>> _inputs = [];
    private readonly List<SubjectBlock> _blocks = [];

    /// <summary>Lists the blocks.</summary>
    /// <param name="harness">The layer.</param>
    /// <param name="parameters">Its parameters, as long as they will be.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="leftOut">Inputs whose gradient cannot be compared, and why.</param>
    /// <param name="findings">Where blocks without values are reported.</param>
    internal LayerPoint(
        LayerHarness<T> harness, LayerParameters<T> parameters, LayerInputs<T> inputs, IReadOnlyDictionary<string, Finding> leftOut, List<Finding> findings)
    {
        _parameters = parameters;
        var layout = harness.GetParameterLayout();
        findings.AddRange(layout.Empty.Select(Empty));
        foreach (var block in layout.Blocks)
        {
            if (block.Shape.Length == 0)
                findings.Add(Empty(block.Name));
            else
                parameters.Blocks.Add(new SubjectBlock(block.Name, BlockKind.Parameter, block.Shape, block.Offset, block.HasGradient, block.Domain));
        }

        _blocks.AddRange(parameters.Blocks);
        var offset = layout.Count;
        for (var number = 0; number < inputs.Count; number++)
        {
            var input = harness.Inputs[number];
            if (leftOut.TryGetValue(input.Name, out var why))
                findings.Add(why);
            if (why is not null || !input.HasGradient || inputs[number] is not InputValues<T> values)
                continue;
            if (values.Values.Length == 0)
            {
                findings.Add(Empty(input.Name));
                continue;
            }

            _blocks.Add(new SubjectBlock(input.Name, BlockKind.Input, input.Shape, offset, true, input.Domain));
            _inputs.Add(values);
            offset += values.Values.Length;
        }
    }

    internal IReadOnlyList<SubjectBlock> Blocks => _blocks;

    /// <summary>A component.</summary>
    internal double Read(int position)
    {
        if (position < _parameters.Theta.Length)
            return Precision.ToDouble(_parameters.Theta[position]);
        var (input, index) = InputAt(position);
        return Precision.ToDouble(input.Values[index]);
    }

    /// <summary>All of it.</summary>
    internal void Read(Span<double> point)
    {
        Precision.ToDouble<T>(_parameters.Theta, point);
        var offset = _parameters.Theta.Length;
        foreach (var input in _inputs)
        {
            Precision.ToDouble<T>(input.Values, point.Slice(offset));
            offset += input.Values.Length;
        }
    }

    /// <summary>Sets components, each to the nearest number of the element type.</summary>
    internal void Write(int start, ReadOnlySpan<double> values)
    {
        var inTheta = Math.Max(0, Math.Min(values.Length, _parameters.Theta.Length - start));
        if (inTheta > 0)
            _parameters.Write(start, values.Slice(0, inTheta));
        for (var done = inTheta; done < values.Length;)
        {
            var (input, index) = InputAt(start + done);
            var count = Math.Min(values.Length - done, input.Values.Length - index);
            Precision.FromDouble<T>(values.Slice(done, count), input.Values.AsSpan(index));
            input.Restore(index, count);
            done += count;
        }
    }

    private static Finding Empty(string block) =>
        new(FindingKind.Empty, Verdict.Pass, $"{block} has no values: there is nothing to compare.", block);

    private (InputValues<T> Input, int Index) InputAt(int position)
    {
        position -= _parameters.Theta.Length;
        var number = 0;
        while (position >= _inputs[number].Values.Length)
            position -= _inputs[number++].Values.Length;
        return (_inputs[number], position);
    }
}
