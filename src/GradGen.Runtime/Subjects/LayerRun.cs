using GradGen.Calls;
using GradGen.Harness;
using GradGen.Numerics;
using GradGen.Samples;

namespace GradGen.Subjects;

/// <summary>A layer that runs in one way, by single calls or as a sequence of them: its inputs, its point, its calls and its cost.</summary>
internal sealed class LayerRun<T>
{
    private readonly CallCounter _counter;
    private readonly StrayWrites<T> _stray;
    private readonly LayerGradients<T> _gradients;
    private readonly BatchRuns<T> _batch;

    /// <summary>Runs Forward once, since layers may allocate late, and learns from it what the point and the outputs are.</summary>
    internal LayerRun(
        LayerHarness<T> harness, BorrowedLayer<T> layer, Cost? cost, IReadOnlyDictionary<string, Finding> leftOut, CallCounter counter,
        List<Finding> findings, SplitMix64 random)
    {
        Harness = harness;
        _counter = counter;
        LayerInputs<T>? inputs = null;
        UserCodeException.Guard(UserCodeException.Creation, () => inputs = new LayerInputs<T>(harness));
        Inputs = inputs!;
        Drawing = new InputDrawing<T>(harness, Inputs);
        Parameters = new LayerParameters<T>(harness);
        _stray = new StrayWrites<T>(harness, Inputs, Parameters, findings);
        Calls = new LayerCalls<T>(harness, layer.Scope, counter, _stray);
        Drawing.Draw(random, PointStyle.Usual, false);
        Calls.Forward();
        Parameters.Read();
        layer.AddLateParameters(Parameters.Theta);
        Calls.AllocateUpstream();
        Point = new LayerPoint<T>(harness, Parameters, Inputs, leftOut, findings);
        Styles = Drawing.Plan.Styles(Parameters.Theta.Length > 0);
        Cost = new LayerCost<T>(harness, cost, Calls.Outputs.Length, random);
        Held = harness.Runs is { } held ? new UncheckedArrays<T>(held) : null;
        _gradients = new LayerGradients<T>(harness, Point, Parameters.Theta.Length);
        _batch = new BatchRuns<T>(this, layer.Scope, counter);
    }

    internal LayerHarness<T> Harness { get; }

    internal LayerInputs<T> Inputs { get; }

    internal InputDrawing<T> Drawing { get; }

    internal LayerParameters<T> Parameters { get; }

    internal LayerPoint<T> Point { get; }

    internal LayerCalls<T> Calls { get; }

    internal LayerCost<T> Cost { get; }

    internal IReadOnlyList<PointStyle> Styles { get; }

    /// <summary>Numbers that the layer holds and the check does not move; null where the layer itself is not known.</summary>
    internal UncheckedArrays<T>? Held { get; }

    internal bool BackwardMovesParameters => Harness.TakesStep || _stray.BackwardMovesParameters;

    internal bool ForwardWritesInputs => _stray.ForwardWritesInputs;

    /// <summary>
    /// The samples of a batch; null for a layer that writes into its inputs or parameters, which is not looked at further, and for one
    /// whose state is held, which a layer of another size does not have.
    /// </summary>
    internal BatchRuns<T>? Batch => Harness.IsLoss || _stray.Any || Calls.State is not null ? null : _batch;

    /// <summary>Forward, and J of what it gives.</summary>
    internal double Evaluate()
    {
        Calls.Forward();
        return Cost.Total(Calls.Outputs);
    }

    /// <summary>Backward, after the upstream gradient was passed.</summary>
    internal void Differentiate(Span<double> gradient)
    {
        _gradients.Clear();
        if (_counter.Backward == 1 && Harness.KeepsGradients)
            _gradients.RequireCleared();
        Calls.Backward();
        _gradients.Read(gradient);
    }
}
