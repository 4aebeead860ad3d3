using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Subjects;

/// <summary>Calls Forward and Backward, reads the outputs and passes the upstream gradient.</summary>
internal sealed class LayerCalls<T>
{
    private readonly LayerHarness<T> _harness;
    private readonly CallCounter _counter;
    private readonly StrayWrites<T> _stray;
    // Kept, since they run with every evaluation.
    private readonly Action _beforeForward;
    private readonly Action _forward;
    private T[] _flat = [];
    private T[] _upstream = [];
    private double[] _outputs = [];
    private double[] _upstreamValues = [];

    internal LayerCalls(LayerHarness<T> harness, CheckScope scope, CallCounter counter, StrayWrites<T> stray)
    {
        _harness = harness;
        _counter = counter;
        _stray = stray;
        _beforeForward = () => scope.BeforeForward(harness);
        _forward = harness.Forward;
    }

    /// <summary>What the last Forward gave.</summary>
    internal double[] Outputs => _outputs;

    /// <summary>The gradient of the cost with respect to the outputs, as it was last passed on.</summary>
    internal ReadOnlySpan<double> Upstream => _upstreamValues;

    /// <summary>What Backward left in its upstream gradient, where it wrote into it; otherwise empty.</summary>
    internal double[] UpstreamLeft { get; private set; } = [];

    /// <summary>What is put back before each Forward; null where nothing is.</summary>
    internal StateAtRest<T>? State { get; set; }

    /// <summary>Whether the next Forward is watched for stray writes: one per point is, but every Backward, of which there are few.</summary>
    internal bool WatchesForward { get; set; }

    internal void Forward()
    {
        State?.PutBack();
        _stray.UndoInputs();
        _stray.UndoParameters();
        UserCodeException.Guard(UserCodeException.Packing, _beforeForward);
        if (WatchesForward)
            _stray.Observe();
        _counter.BeforeForward();
        UserCodeException.Guard(UserCodeException.Forward, _forward);
        ReadOutputs();
        if (WatchesForward)
            _stray.Report(UserCodeException.Forward);
        WatchesForward = false;
    }

    /// <summary>Makes room for the upstream gradient, once outputs are known.</summary>
    internal void AllocateUpstream()
    {
        UserCodeException.Guard(UserCodeException.Forward, _harness.AllocateUpstream);
        _upstream = new T[_outputs.Length];
    }

    /// <summary>Passes the upstream gradient of a cost, or its target, to the next Backward.</summary>
    internal void PassUpstream(OutputCost cost)
    {
        // The gradient of a loss by itself is one, and Backward does not ask for it.
        if (_harness.IsLoss)
            return;
        if (_upstreamValues.Length == 0)
            _upstreamValues = new double[_outputs.Length];
        for (var output = 0; output < _outputs.Length; output++)
        {
            _upstreamValues[output] = cost.Upstream(output, _outputs[output]);
            _upstream[output] = Precision.FromDouble<T>(cost.Passed(output, _outputs[output]));
        }

        FillUpstream();
    }

    /// <summary>Passes another upstream gradient to the next Backward.</summary>
    internal void PassUpstream(ReadOnlySpan<double> upstream)
    {
        Precision.FromDouble<T>(upstream, _upstream);
        FillUpstream();
    }

    internal void Backward()
    {
        _stray.Observe();
        _counter.BeforeBackward();
        UserCodeException.Guard(UserCodeException.Backward, _harness.Backward);
        _stray.Report(UserCodeException.Backward);
        if (!_harness.IsLoss)
            WatchUpstream();
        _stray.UndoParameters();
    }

    private void ReadOutputs()
    {
        var count = 0;
        foreach (var output in _harness.Outputs)
            count += ArrayStorage.Count(output ?? throw UserCodeException.Of(UserCodeException.Forward, "Forward gave null."));
        if (count != _outputs.Length)
        {
            if (_outputs.Length != 0)
                throw UserCodeException.Of(UserCodeException.Forward, $"Forward gave {count} values, but {_outputs.Length} the first time.");
            _flat = new T[count];
            _outputs = new double[count];
        }

        // A loss may be summed in double though the layer is float.
        if (_harness.IsLoss && _harness.Outputs[0] is double[] loss)
        {
            loss.CopyTo(_outputs, 0);
            return;
        }

        var writer = new ThetaWriter<T>(_flat, count, "the output");
        foreach (var output in _harness.Outputs)
            writer.Write(output);
        Precision.ToDouble<T>(_flat, _outputs);
    }

    private void FillUpstream()
    {
        var reader = new ThetaReader<T>(_upstream, 0, _upstream.Length, "the upstream gradient");
        foreach (var upstream in _harness.Upstream)
            reader.Read(upstream);
    }

    private void WatchUpstream()
    {
        var writer = new ThetaWriter<T>(_flat, _flat.Length, "the upstream gradient");
        foreach (var upstream in _harness.Upstream)
            writer.Write(upstream);
        if (SameValues.Are<T>(_flat, _upstream))
            return;
        UpstreamLeft = Array.ConvertAll(_flat, Precision.ToDouble);
        _stray.ReportUpstream();
    }
}
