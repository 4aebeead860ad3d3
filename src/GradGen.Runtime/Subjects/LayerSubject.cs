using GradGen.Calls;
using GradGen.Harness;
using GradGen.Isolation;
using GradGen.Numerics;
using GradGen.Packing;

namespace GradGen.Subjects;

/// <summary>A layer as a point of its parameters and inputs, a cost of its outputs, and what its Backward gives.</summary>
/// <typeparam name="T">The element type of the layer.</typeparam>
internal sealed partial class LayerSubject<T> : Subject
{
    private const double Guarding = 1e-4;

    private LayerHarness<T> _harness;
    private readonly CheckScope _scope;
    private readonly GradCheckOptions _options;
    private readonly List<InputValues> _inputs = [];
    private readonly List<SubjectBlock> _blocks = [];
    private readonly List<InputValues<T>> _moving = [];
    private OutputCost? _cost;
    private T[] _original = [];
    private T[] _theta = [];
    private T[] _gradients = [];
    private T[] _flat = [];
    private double[] _outputs = [];
    private T[] _upstream = [];
    private double[] _upstreamValues = [];
    private double[] _upstreamLeft = [];
    private bool _backwardMovesParameters;
    private readonly Action _addPenalty;
    private double _penalty;
    private LayerMemory? _memory;
    private IReadOnlyList<PointStyle> _styles = [PointStyle.Usual];
    private IReadOnlyList<double> _thresholds = [];
    private UncheckedArrays<T>? _standing;
    private bool _entered;
    private readonly Dictionary<string, Finding> _leftOut = [];

    internal LayerSubject(LayerHarness<T> harness, GradCheckOptions options)
        : base(options)
    {
        _harness = harness;
        _options = options;
        _scope = new CheckScope(options.Seed);
        // Kept, since they run with every evaluation.
        _addPenalty = () => _penalty = _harness.Penalty();
        _beforeForward = () => _scope.BeforeForward(_harness);
        _forward = _harness.Forward;
    }

    public override string Name => _harness.Title;

    public override string Sizes => string.Join(", ", NamedSizes.Select(static size => FormattableString.Invariant($"{size.Key} {size.Value}")).Concat(_harness.Sizes.Choices));

    internal override Precision Precision { get; } = Precision.Of<T>();

    internal override IReadOnlyList<SubjectBlock> Blocks => _blocks;

    internal override ReadOnlySpan<double> Outputs => _outputs;

    /// <summary>How many numbers the layer's code compares real values with.</summary>
    internal int ThresholdCount => _thresholds.Count;

    /// <summary>How many labels are missing in the shortest series of them, for each class to come and some to come twice.</summary>
    internal int MissingLabels => _harness.Inputs
        .Where(static input => input.Role == InputRole.Label && input.Shape.Length > 1)
        .Select(input => LabelsOf(input).Count + 2 - input.Shape.Length).DefaultIfEmpty(0).Max();

    /// <summary>How many values the smallest real input has.</summary>
    internal int FewestValues => _inputs.OfType<InputValues<T>>().Select(static input => input.Values.Length).DefaultIfEmpty(0).Min();

    /// <summary>The sizes of all outputs along all axes; none of a loss, which has one value by nature.</summary>
    internal IEnumerable<int> OutputSizes => _harness.IsLoss ? [] : _harness.Outputs.SelectMany(static output => BlockShape.Of(output!).Dimensions);

    internal override ReadOnlySpan<double> Upstream => _upstreamValues;

    internal override IReadOnlyList<int> OutputLengths => [.. _harness.Outputs.Select(ArrayStorage.Count)];

    internal override ReadOnlySpan<double> UpstreamLeft => _upstreamLeft;

    internal override bool BackwardMovesParameters => _harness.TakesStep || _backwardMovesParameters;

    internal override BlockShape? OutputShape => _harness.IsLoss || _harness.Outputs.Length != 1 ? null : BlockShape.Of(_harness.Outputs[0]!);

    internal override IReadOnlyList<KeyValuePair<string, int>> NamedSizes => [.. _harness.Sizes.Named.GroupBy(static size => (Bare(size.Key), size.Value)).Select(static sizes => sizes.First())];

    internal override double Resolution =>
        _cost!.Resolution(_outputs, Precision.Epsilon / 2) + (Math.Abs(_cost.Value(_outputs)) * Precision.Double.Epsilon);

    /// <summary>Runs Forward once, since layers may allocate late, and learns from it what the point and the outputs are.</summary>
    internal override void Start()
    {
        if (_entered)
            return;
        _memory = _harness.Runs is { } layer ? new LayerMemory(layer) : null;
        Pack(ref _original);
        _entered = true;
        UserCodeException.Guard(UserCodeException.Packing, () => _scope.Enter(_harness));
        BeginWithState();
        if ((_scope.HoldsState && _scope.ResetsState) || _harness.TakesStepNumber || _harness.TakesSequence)
            FindSequence();
    }

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
        // What is to be put back belongs to the user's layer, and no copy puts anything back.
        object[] shared = _memory is null ? [_options, Observer] : [_options, Observer, _memory, _standing!];
        var copy = ObjectCopier.TryCopy(this, shared);
        copy?.ForgetCalls();
        return copy;
    }

    internal override double Read(int position)
    {
        if (position < _theta.Length)
            return Precision.ToDouble(_theta[position]);
        var (input, index) = Moving(position);
        return Precision.ToDouble(input.Values[index]);
    }

    internal override void Read(Span<double> point)
    {
        Convert(_theta, point);
        var offset = _theta.Length;
        foreach (var input in _moving)
        {
            Convert(input.Values, point.Slice(offset));
            offset += input.Values.Length;
        }
    }

    internal override void Write(int start, ReadOnlySpan<double> values)
    {
        var inTheta = Math.Max(0, Math.Min(values.Length, _theta.Length - start));
        if (inTheta > 0)
            WriteTheta(start, values.Slice(0, inTheta));
        for (var done = inTheta; done < values.Length;)
        {
            var (input, index) = Moving(start + done);
            var count = Math.Min(values.Length - done, input.Values.Length - index);
            Convert(values.Slice(done, count), input.Values.AsSpan(index));
            input.Restore(index, count);
            done += count;
        }
    }

    internal override double Cost()
    {
        RunForward();
        return Total();
    }

    internal override double Gradient(Span<double> gradient)
    {
        RunForward();
        var cost = Total();
        FillUpstream();
        RunBackward(gradient);
        return cost;
    }

    /// <summary>Whether the cost is a number at all points that a check begins with.</summary>
    internal bool IsFinite()
    {
        var isFinite = Enumerable.Range(0, _styles.Count).All(attempt => Draw(attempt, false) && Precision.IsFinite(Cost()));
        Draw(0, false);
        return isFinite;
    }

    internal override bool HoldsRandom => _scope.HoldsRandom;

    internal override void Reseed(int attempt)
    {
        var random = SplitMix64.Create(_options.Seed, 0);
        for (var skipped = 0; skipped < attempt; skipped++)
            random.Next(int.MaxValue);
        _scope.Seed = random.Next(int.MaxValue);
    }

    internal override IReadOnlyList<PointStyle> Styles => _styles;

    private PointStyle StyleOf(int attempt) => attempt < _styles.Count ? _styles[attempt] : PointStyle.Usual;

    internal override bool Draw(int attempt, bool insideUnitInterval)
    {
        var random = SplitMix64.Create(_options.Seed, attempt);
        _scope.Seed = random.Next(int.MaxValue);
        // Where a unit was dead it has to come farther to life.
        var strength = 1 + (attempt / 4.0);
        var style = StyleOf(attempt);
        var theta = Scratch(0).AsSpan(0, _original.Length);
        Convert(_original, theta);
        foreach (var block in _blocks)
        {
            if (block.Kind != BlockKind.Parameter)
                continue;
            var (start, count) = (block.Offset, block.Shape.Length);
            SampleValues.Perturb(theta.Slice(start, count), Scratch(1).AsSpan(start, count), block.Shape, block.Domain, insideUnitInterval, style.TurnsSigns, strength, random);
        }

        var before = (T[])_theta.Clone();
        WriteTheta(0, theta);
        var written = (T[])_theta.Clone();
        // Parameters that share their storage read back as the last of them was written.
        Pack(ref _theta);
        RequireMoved(before, written);
        DrawInputs(random, style, insideUnitInterval);
        _watchForward = true;
        return true;
    }

    internal override void PutBack()
    {
        if (!_entered)
            return;
        _entered = false;
        try
        {
            UserCodeException.Guard(UserCodeException.Packing, () => _harness.UnpackParameters(_original, 0));
        }
        finally
        {
            UserCodeException.Guard(UserCodeException.Packing, () => _scope.Leave(_harness));
            _memory?.Restore();
        }
    }

    private static void Convert(ReadOnlySpan<double> from, Span<T> to)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = Precision.FromDouble<T>(from[i]);
    }

    private static void Convert(ReadOnlySpan<T> from, Span<double> to)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = Precision.ToDouble(from[i]);
    }

    // A field that keeps what the constructor was given is the same size once more: _inputs, Inputs.
    private static string Bare(string size) => size.TrimStart('_').ToUpperInvariant();

    private double Total()
    {
        UserCodeException.Guard("The penalty", _addPenalty);
        return _cost!.Value(_outputs) + _penalty;
    }

    private void Pack(ref T[] theta)
    {
        try
        {
            var count = _harness.ParameterCount;
            if (theta.Length != count)
                theta = new T[count];
            _harness.PackParameters(theta);
        }
        catch (Exception exception) when (UserCodeException.IsUsers(exception))
        {
            throw new UserCodeException(UserCodeException.Packing, exception);
        }
    }

    private void WriteTheta(int start, ReadOnlySpan<double> values)
    {
        Convert(values, _theta.AsSpan(start));
        Unpack(start, values.Length);
    }

    private void Unpack(int start, int count) =>
        UserCodeException.Guard(UserCodeException.Packing, () => _harness.UnpackParameters(_theta.AsSpan(start, count), start));

    private (InputValues<T> Input, int Index) Moving(int position)
    {
        position -= _theta.Length;
        var number = 0;
        while (position >= _moving[number].Values.Length)
            position -= _moving[number++].Values.Length;
        return (_moving[number], position);
    }

    private void ListBlocks()
    {
        var layout = _harness.GetParameterLayout();
        foreach (var name in layout.Empty)
            NoteEmpty(name);
        foreach (var block in layout.Blocks)
        {
            if (block.Shape.Length == 0)
                NoteEmpty(block.Name);
            else
                _blocks.Add(new SubjectBlock(block.Name, BlockKind.Parameter, block.Shape, block.Offset, block.HasGradient, block.Domain));
        }

        var offset = layout.Count;
        for (var number = 0; number < _inputs.Count; number++)
        {
            var input = _harness.Inputs[number];
            if (_leftOut.TryGetValue(input.Name, out var why))
                Findings.Add(why);
            if (why is not null || !input.HasGradient || _inputs[number] is not InputValues<T> values)
                continue;
            if (values.Values.Length == 0)
            {
                NoteEmpty(input.Name);
                continue;
            }

            _blocks.Add(new SubjectBlock(input.Name, BlockKind.Input, input.Shape, offset, true, input.Domain));
            _moving.Add(values);
            offset += values.Values.Length;
        }
    }
}
