using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Numerics;
using GradGen.Packing;
using GradGen.Samples;

namespace GradGen.Subjects;

/// <summary>A layer as a point of its parameters and inputs, a cost of its outputs, and what its Backward gives.</summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
internal sealed class LayerSubject<T> : Subject
{
    private readonly GradCheckOptions _options;
    private readonly BorrowedLayer<T> _layer;
    private readonly Dictionary<string, Finding> _leftOut = [];
    private LayerHarness<T> _harness;
    private LayerRun<T>? _run;

    internal LayerSubject(LayerHarness<T> harness, GradCheckOptions options)
        : base(options)
    {
        _harness = harness;
        _options = options;
        _layer = new BorrowedLayer<T>(harness, options.Seed);
    }

    public override string Name => _harness.Title;

    public override string Sizes =>
        string.Join(", ", NamedSizes.Select(static size => FormattableString.Invariant($"{size.Key} {size.Value}")).Concat(_harness.Sizes.Choices));

    internal override Precision Precision { get; } = Precision.Of<T>();

    internal override IReadOnlyList<SubjectBlock> Blocks => _run?.Point.Blocks ?? [];

    internal override IReadOnlyList<PointStyle> Styles => _run?.Styles ?? base.Styles;

    internal override bool HoldsRandom => _layer.Scope.HoldsRandom;

    internal override ReadOnlySpan<double> Outputs => _run is null ? [] : _run.Calls.Outputs;

    internal override ReadOnlySpan<double> Upstream => Run.Calls.Upstream;

    internal override ReadOnlySpan<double> UpstreamLeft => Run.Calls.UpstreamLeft;

    internal override int UpstreamLength => _harness.IsLoss || _harness.TakenTarget is not null ? 0 : Outputs.Length;

    internal override IReadOnlyList<int> OutputLengths => [.. _harness.Outputs.Select(ArrayStorage.Count)];

    internal override BlockShape? OutputShape => _harness.IsLoss || _harness.Outputs.Length != 1 ? null : BlockShape.Of(_harness.Outputs[0]!);

    /// <summary>The inputs of Forward, in order.</summary>
    internal IReadOnlyList<HarnessInput> HarnessInputs => _harness.Inputs;

    /// <summary>Their values.</summary>
    internal LayerInputs<T> Inputs => Run.Inputs;

    /// <summary>What the sample that it is has to show.</summary>
    internal SampleFacts Facts => new(
        _harness.IsLoss ? [] : [.. _harness.Outputs.SelectMany(static output => BlockShape.Of(output!).Dimensions)],
        _harness.Outputs.Select(static output => BlockShape.Of(output!).Dimensions).Sum(static sizes => sizes.Count - sizes.Distinct().Count()),
        Run.Drawing.Plan.Thresholds.Count,
        Run.Inputs.FewestValues,
        Run.Drawing.Plan.MissingLabels);

    // A field that keeps what the constructor was given is the same size once more.
    internal override IReadOnlyList<KeyValuePair<string, int>> NamedSizes =>
        [.. _harness.Sizes.Named.GroupBy(static size => (PlainName.Of(size.Key), size.Value)).Select(static sizes => sizes.First())];

    internal override IEnumerable<KeyValuePair<string, double>> NamedNumbers => _harness.Sizes.Numbers;

    internal override bool BackwardMovesParameters => Run.BackwardMovesParameters;

    internal override bool HasPenalty => Run.Cost.Penalty != 0;

    internal override double Resolution => Run.Cost.Resolution(Run.Calls.Outputs);

    internal override bool HasTrainingFlag => _harness.HasTrainingFlag || _layer.Scope.HoldsMode;

    internal override bool IsTraining
    {
        get => _harness.Training;
        set
        {
            _harness.Training = value;
            if (!value)
                ForgetTraining();
        }
    }

    internal override int SampleCount => Run.Batch?.Count ?? 0;

    private LayerRun<T> Run => _run ?? throw new InvalidOperationException("The subject was not started.");

    internal override void Start()
    {
        if (_layer.Take())
            new LayerStart<T>(this, _layer).Find(_harness);
    }

    /// <summary>Goes to the first point of a layer that is run in one way; in another one this is done once more.</summary>
    internal LayerRun<T> Begin(LayerHarness<T> harness)
    {
        Findings.Clear();
        _harness = harness;
        var random = SplitMix64.Create(_options.Seed, -1);
        _run = new LayerRun<T>(harness, _layer, _options.Cost, _leftOut, Counter, Findings, random);
        Draw(0, false);
        if (harness.Target is { } given && UnstatedCost.Find(this, _run.Cost, given, random) is { Block: { } input } unstated)
        {
            _leftOut[input] = unstated;
            return Begin(harness);
        }

        if (harness.TakenTarget is { } target && Length > 0)
            Findings.Add(TargetMeaning.Find(this, _run.Cost, BlockShape.Of(harness.Outputs[0]!), target, _options.Seed, random));
        return _run;
    }

    internal override void PutBack() => _layer.GiveBack();

    internal override string? Advice(UserCodeException exception) => _harness.Runs is { } layer ? StartAdvice.Of(exception, layer, _harness.Inputs) : null;

    internal override bool CanGoOnWithout(UserCodeException exception)
    {
        if (exception.Input is not { } input || _leftOut.ContainsKey(input))
            return false;
        _leftOut.Add(input, new Finding(FindingKind.GradientShape, Verdict.Fail, exception.Message, input));
        return true;
    }

    internal override Subject? TryCopy()
    {
        // Copies would draw from the same generators.
        if (RepeatableRandom.IsUsed)
            return null;
        // What is to be put back belongs to the user's layer, and no copy puts anything back.
        object?[] shared = [_options, Observer, _layer.Memory, _run?.Held];
        var copy = ObjectCopier.TryCopy(this, [.. shared.OfType<object>()]);
        copy?.Counter.Reset();
        return copy;
    }

    internal override double Read(int position) => Run.Point.Read(position);

    internal override void Read(Span<double> point) => Run.Point.Read(point);

    internal override void Write(int start, ReadOnlySpan<double> values) => Run.Point.Write(start, values);

    internal override double Cost() => Run.Evaluate();

    internal override double Gradient(Span<double> gradient)
    {
        var cost = Run.Evaluate();
        Run.Calls.PassUpstream(Run.Cost.OfOutputs);
        Run.Differentiate(gradient);
        return cost;
    }

    internal override double Gradient(ReadOnlySpan<double> upstream, Span<double> gradient)
    {
        var cost = Run.Evaluate();
        Run.Calls.PassUpstream(upstream);
        Run.Differentiate(gradient);
        return cost;
    }

    internal override bool GradientOfInputsPutBack(Span<double> gradient)
    {
        if (!Run.ForwardWritesInputs)
            return false;
        Run.Evaluate();
        Run.Inputs.Restore();
        Run.Calls.PassUpstream(Run.Cost.OfOutputs);
        Run.Differentiate(gradient);
        return true;
    }

    internal override void UpstreamHere(Span<double> upstream)
    {
        for (var output = 0; output < upstream.Length; output++)
            upstream[output] = Precision.Round(Run.Cost.OfOutputs.Upstream(output, Outputs[output]));
    }

    internal override SamplesRun? RunSamples(int[] samples, ReadOnlySpan<double> upstream) => Run.Batch?.Run(samples, upstream);

    internal override Finding? Labels
    {
        get
        {
            var labels = Enumerable.Range(0, _run?.Inputs.Count ?? 0).Where(number => _harness.Inputs[number].Role == InputRole.Label)
                .Select(number => $"{_harness.Inputs[number].Name}: {Run.Inputs[number].Text()}").ToArray();
            return labels.Length == 0 ? null : new Finding(FindingKind.Labels, Verdict.Pass, $"This was seen with {string.Join("; ", labels)}.");
        }
    }

    internal override IReadOnlyList<string> InputsWithoutGradient() => Influence().WithoutGradient();

    /// <inheritdoc cref="InputInfluence{T}.IsOfEverything"/>
    internal bool ReadsEverything() => Influence().IsOfEverything();

    internal override IReadOnlyList<string> UncheckedNumbers() => Run.Held?.Matter(Run.Calls) ?? [];

    internal override IReadOnlyList<string> ChangedByForward()
    {
        if (_harness.Runs is not { } layer)
            return [];
        var before = new HeldNumbers(layer);
        Cost();
        return before.ChangedIn(new HeldNumbers(layer));
    }

    internal override bool HoldState()
    {
        if (_harness.Runs is not { } layer || Run.Calls.State is not null)
            return false;
        // From another point, since at this one it may be at rest already, and what moves would not be seen.
        Draw(Styles.Count, false);
        Cost();
        Draw(0, false);
        Run.Calls.State = StateAtRest<T>.Find(layer, Run);
        if (Run.Calls.State is not { } state)
            return false;
        Findings.Add(state.Finding);
        return true;
    }

    /// <summary>Whether the cost is a number at all points that a check begins with.</summary>
    internal bool IsFinite()
    {
        var isFinite = Enumerable.Range(0, Styles.Count).All(attempt => Draw(attempt, false) && Precision.IsFinite(Cost()));
        Draw(0, false);
        return isFinite;
    }

    internal override void Reseed(int attempt)
    {
        var random = SplitMix64.Create(_options.Seed, 0);
        for (var skipped = 0; skipped < attempt; skipped++)
            random.Next(int.MaxValue);
        _layer.Scope.Seed = random.Next(int.MaxValue);
    }

    internal override bool Draw(int attempt, bool insideUnitInterval)
    {
        var random = SplitMix64.Create(_options.Seed, attempt);
        _layer.Scope.Seed = random.Next(int.MaxValue);
        // Where a unit was dead it has to come farther to life.
        var strength = 1 + (attempt / 4.0);
        var style = attempt < Styles.Count ? Styles[attempt] : PointStyle.Usual;
        var theta = Scratch(0).AsSpan(0, _layer.Theta.Length);
        Precision.ToDouble(_layer.Theta, theta);
        foreach (var block in Run.Parameters.Blocks)
        {
            var (start, count) = (block.Offset, block.Shape.Length);
            SampleValues.Perturb(
                theta.Slice(start, count), Scratch(1).AsSpan(start, count), block.Shape.Dimensions, block.Domain, insideUnitInterval,
                style.TurnsSigns, strength, random);
        }

        Run.Parameters.Move(theta);
        Run.Drawing.Draw(random, style, insideUnitInterval);
        Run.Calls.WatchesForward = true;
        return Run.Calls.State?.Settle() ?? true;
    }

    private InputInfluence<T> Influence() => new(_harness, Run.Inputs, Run.Calls);

    // What only training keeps for Backward must not look like what evaluation has kept.
    private void ForgetTraining()
    {
        // What training has brought to rest is what evaluation works with.
        if (_layer.Memory is not { } memory || _harness.Runs is not { } layer || Run.Calls.State is not null)
            return;
        var trained = new LayerMemory(layer);
        try
        {
            memory.Restore();
            if (_harness.ParameterCount == Run.Parameters.Theta.Length)
            {
                Run.Parameters.Restore();
                Run.Calls.Forward();
                return;
            }
        }
        catch (UserCodeException)
        {
            // It has to have been trained before.
        }

        trained.Restore();
    }
}
