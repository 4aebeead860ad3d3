using System.Numerics;
using System.Reflection;
using GradGen.Harness;

namespace GradGen.Power.Running;

/// <summary>
/// A layer as the peers take their functions: everything that has a gradient in, the outputs out. What they would leave to
/// their users is done for them: masks stand still, and a penalty is added to a cost, since no output of Forward has it.
/// </summary>
internal sealed class PeerLayer<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly LayerHarness<T> _harness;
    private readonly Point<T> _point;
    private readonly List<PeerBlock> _blocks = [];
    private readonly (object Owner, FieldInfo Field)[] _random;
    private readonly T[] _theta;
    private readonly bool _isPenalised;

    internal PeerLayer(IHarnessed<T> layer, Point<T> point)
    {
        _point = point;
        _harness = layer.CreateHarness(new SampleSizes(point.Sizes));
        _random = [.. layer.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(static field => field.FieldType == typeof(Random)).Select(field => ((object)layer, field))];
        point.Apply(_harness);
        _theta = point.Theta;
        _isPenalised = _harness.Penalty() != 0;
        var values = new List<T>();
        foreach (var block in _harness.GetParameterLayout().Blocks.Where(static block => block.HasGradient))
            Add(values, _theta.AsSpan(block.Offset, block.Shape.Length), null, block.Offset);
        for (var input = 0; input < point.Inputs.Length; input++)
        {
            if (_harness.Inputs[input].HasGradient)
                Add(values, (T[])point.Inputs[input], input, 0);
        }

        X = [.. values];
        Forward();
        _harness.AllocateUpstream();
        OutputLengths = IsCost ? [1] : [.. _harness.Outputs.Select(static output => Flat.Count(output!))];
    }

    /// <summary>Where it is looked at: the values of all blocks.</summary>
    internal T[] X { get; }

    internal IReadOnlyList<PeerBlock> Blocks => _blocks;

    /// <summary>How many values each output has.</summary>
    internal int[] OutputLengths { get; }

    /// <summary>Whether there is one output, a cost, and its upstream gradient is 1 whatever is passed.</summary>
    internal bool IsCost => _harness.IsLoss || _isPenalised;

    internal int ForwardCalls { get; private set; }

    internal int BackwardCalls { get; private set; }

    /// <summary>The outputs at <see cref="X"/>, one behind the other.</summary>
    internal T[] Forward()
    {
        Write();
        foreach (var (owner, field) in _random)
            field.SetValue(owner, new Random(1));
        ForwardCalls++;
        _harness.Forward();
        if (_harness.IsLoss)
            return [_harness.Outputs[0] is double[] loss ? T.CreateChecked(loss[0]) : ((T[])_harness.Outputs[0]!)[0]];
        T[] outputs = [.. _harness.Outputs.SelectMany(static output => Flat.Copy<T>(output!))];
        return _isPenalised ? [Dot(Upstream, outputs) + T.CreateChecked(_harness.Penalty())] : outputs;
    }

    /// <summary>The cost that GradGen makes of the outputs.</summary>
    internal T Cost() => Forward() is var outputs && IsCost ? outputs[0] : Dot(Upstream, outputs);

    /// <summary>The gradient by every value of <see cref="X"/>, after a Forward there.</summary>
    internal T[] Backward(T[] upstream)
    {
        if (!_harness.IsLoss)
        {
            ReadOnlySpan<T> rest = _isPenalised ? Upstream : upstream;
            foreach (var output in _harness.Upstream)
                rest = rest[Flat.Fill(output, rest)..];
        }

        _harness.ClearGradients();
        BackwardCalls++;
        _harness.Backward();
        var dTheta = _harness.PackGradients();
        var gradient = new T[X.Length];
        foreach (var block in _blocks)
        {
            ReadOnlySpan<T> part = block.Input is { } input ? Flat.Copy<T>(_harness.InputGradients[input]!) : dTheta.AsSpan(block.InTheta, block.Length);
            if (part.Length != block.Length)
                throw new InvalidOperationException("A gradient has as many values as what it belongs to.");
            part.CopyTo(gradient.AsSpan(block.Offset));
        }

        return gradient;
    }

    /// <summary>The upstream gradient that GradGen takes, outputs one behind the other.</summary>
    internal T[] Upstream => [.. _point.Upstream.SelectMany(static values => values)];

    internal static T Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        var sum = T.Zero;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private void Add(List<T> values, ReadOnlySpan<T> block, int? input, int inTheta)
    {
        _blocks.Add(new PeerBlock(values.Count, block.Length, input, inTheta));
        values.AddRange(block);
    }

    private void Write()
    {
        foreach (var block in _blocks)
        {
            var values = X.AsSpan(block.Offset, block.Length);
            if (block.Input is { } input)
                Flat.Fill<T>(_harness.Inputs[input].Value, values);
            else
                _harness.UnpackParameters(values, block.InTheta);
        }
    }
}
