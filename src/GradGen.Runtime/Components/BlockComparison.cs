using GradGen.Differences;
using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Components;

/// <summary>Compares the components of one block, and remembers of each how it stands.</summary>
internal sealed class BlockComparison
{
    // The article's scale calls what is below this right: a stabilising epsilon in a denominator differs by as much.
    internal const double Negligible = 1e-7;

    // The article's scale calls what is below this most likely right: a polynomial for erf with an error of 1.5e-7 differs by
    // 1e-6 of the largest component or some times that.
    internal const double Approximate = 1e-5;

    // A relative difference that is looked into even where the bound allows it, and a relative bound that allows too much.
    internal const double Suspicious = 0.01;
    internal const double Vague = 0.05;

    // Bounds that something is off by which is wrong beyond doubt: bounds are estimates themselves.
    internal const double EvidentBounds = 10;

    // A difference of so many tolerances is no matter of chance.
    private const double Evident = 1000;

    // Standard errors in the bound of a plain difference.
    private const double Confidence = 5;
    private const int Probes = 3;

    // Of a block that is wrong everywhere not every component needs the best measurement.
    private const int MostWrong = 32;
    private const int MostMeasurements = 512;

    private const double Nearer = 0.2;

    // Multiples of the default step to choose from.
    private static readonly double[] Widenings = [1, 4, 16, 64];

    private readonly Subject _subject;
    private readonly GradCheckOptions _options;
    private readonly double[] _noise;
    private readonly Dictionary<int, AnalyticGradient> _elsewhere = [];
    private double _widen = 1;
    private double _rounding;
    private double _truncation;
    private double _approximation;
    private int _measurements;

    internal BlockComparison(Subject subject, SubjectBlock block, GradCheckOptions options)
    {
        _subject = subject;
        _options = options;
        Block = block;
        var count = block.Shape.Length;
        Analytic = new double[count];
        Numeric = new double[count];
        Bound = new double[count];
        State = new ComponentState[count];
        _noise = new double[count];
    }

    internal SubjectBlock Block { get; }

    internal double[] Analytic { get; }

    internal double[] Numeric { get; }

    /// <summary>How far the true value can be from the numeric one.</summary>
    internal double[] Bound { get; }

    internal ComponentState[] State { get; }

    /// <summary>What the rounding of both values and the truncation of the numeric one can amount to.</summary>
    internal double Uncertainty(int index) => Bound[index] + _noise[index];

    /// <summary>What analytic and numeric value may differ by.</summary>
    internal double Tolerance(int index) =>
        Uncertainty(index) + Math.Max(_approximation, Negligible * Math.Max(Math.Abs(Analytic[index]), Math.Abs(Numeric[index])));

    /// <summary>The components that are wrong at a point.</summary>
    /// <param name="gradient">The gradient there.</param>
    /// <param name="first">The gradient where the components were compared first.</param>
    internal IEnumerable<int> WrongAt(AnalyticGradient gradient, AnalyticGradient first) =>
        Wrong.Where(index => (_elsewhere.TryGetValue(index, out var other) ? other : first) == gradient);

    /// <summary>Where the first component that is wrong was found so.</summary>
    /// <param name="first">The gradient where the components were compared first.</param>
    internal AnalyticGradient FoundAt(AnalyticGradient first) =>
        Wrong.Any() && !WrongAt(first, first).Any() ? _elsewhere[Wrong.First()] : first;

    /// <summary>Whether the component is as small as its error.</summary>
    internal bool IsUnseen(int index) => !(Math.Max(Math.Abs(Analytic[index]), Math.Abs(Numeric[index])) > Tolerance(index));

    /// <summary>The difference in units of what is tolerated.</summary>
    internal double Excess(int index) =>
        Analytic[index] == Numeric[index] ? 0 : Math.Abs(Analytic[index] - Numeric[index]) / Tolerance(index);

    /// <summary>
    /// Takes for right what differs nearly everywhere by next to nothing: so does a right gradient of what Forward approximates,
    /// and no mistake in an index or a factor.
    /// </summary>
    /// <returns>The largest difference as a share of the largest component; zero where nothing is so.</returns>
    internal double AcceptApproximation()
    {
        var wrong = Wrong.ToArray();
        var largest = Math.Max(VectorMath.Largest(Analytic), VectorMath.Largest(Numeric));
        var seen = Enumerable.Range(0, State.Length).Where(index => !IsUnseen(index)).ToArray();
        var off = seen.Count(index => Math.Abs(Analytic[index] - Numeric[index]) > 2 * Uncertainty(index));
        if (wrong.Length == 0 || 2 * off < seen.Length || Array.Exists(wrong, index => !(Math.Abs(Analytic[index] - Numeric[index]) <= Approximate * largest)))
            return 0;
        _approximation = Approximate * largest;
        foreach (var index in wrong)
            State[index] = ComponentState.Agrees;
        return wrong.Max(index => Math.Abs(Analytic[index] - Numeric[index])) / largest;
    }

    /// <summary>Whether components could not be seen clearly.</summary>
    internal bool IsUnclear => Array.Exists(State, static state => state is ComponentState.Weak or ComponentState.Kink);

    /// <summary>Whether components were zero on both sides, exactly.</summary>
    internal bool HasUntouched => Enumerable.Range(0, State.Length).Any(IsUntouched);

    internal int Count(ComponentState state) => Array.FindAll(State, other => other == state).Length;

    /// <summary>The components that are wrong.</summary>
    internal IEnumerable<int> Wrong => Enumerable.Range(0, State.Length).Where(index => State[index] == ComponentState.Wrong);

    /// <summary>Whether every component is as small as its error; at a kink, whose slopes say more, whether the claimed one is zero.</summary>
    internal bool IsAllUnseen => Enumerable.Range(0, State.Length).All(index =>
        IsUnseen(index) && Precision.IsFinite(Numeric[index]) && (State[index] != ComponentState.Kink || Analytic[index] == 0));

    /// <summary>The component as a part of a report.</summary>
    internal ComponentResult Result(int index) => new(Block.NameAt(index), Analytic[index], Numeric[index], Bound[index]);

    /// <summary>Measures a component as well as possible.</summary>
    internal void Confirm(int index, AnalyticGradient gradient) => Confirm(index, new Coordinate(_subject, Block, index), gradient);

    /// <summary>
    /// Measures a component that is wrong with smaller steps: one that stands out alone may lie a step away from a kink, and then
    /// the derivative is another from nearer by.
    /// </summary>
    internal void ConfirmNearer(int index, AnalyticGradient gradient)
    {
        var (numeric, bound) = (Numeric[index], Bound[index]);
        Measure(index, new Coordinate(_subject, Block, index), gradient, Nearer);
        if (Math.Abs(Numeric[index] - numeric) > bound + Bound[index])
            return;
        Set(index, gradient, numeric, bound);
        State[index] = ComponentState.Wrong;
    }

    /// <summary>Components that an error of a share of the largest one could hide in.</summary>
    internal int[] Unsure(double share)
    {
        var indices = Enumerable.Range(0, State.Length).ToArray();
        var largest = indices.Max(index => Math.Max(Math.Abs(Analytic[index]), Math.Abs(Numeric[index])));
        return Array.FindAll(indices, index => State[index] != ComponentState.Kink && (!(Tolerance(index) < share * largest) || Excess(index) > 1));
    }

    /// <summary>Compares every component at the subject's point.</summary>
    internal void CompareAll(AnalyticGradient gradient, Workers workers)
    {
        Probe(gradient);
        var plain = new double[State.Length];
        var widths = new double[State.Length];
        workers.For(State.Length, (subject, index) =>
        {
            if (State[index] == ComponentState.Open)
                plain[index] = Difference(new Coordinate(subject, Block, index), out widths[index]);
        });
        for (var index = 0; index < State.Length; index++)
        {
            if (State[index] == ComponentState.Open)
                Judge(index, gradient, plain[index], widths[index]);
        }
    }

    /// <summary>Compares again, at another point, what could not be seen clearly.</summary>
    /// <param name="gradient">The gradient there.</param>
    /// <param name="untouchedOnly">Leaves out what takes many evaluations: all that is not exactly zero on both sides.</param>
    /// <returns>Whether anything is seen clearly now.</returns>
    internal bool CompareUnclear(AnalyticGradient gradient, bool untouchedOnly)
    {
        var progress = false;
        for (var index = 0; index < State.Length; index++)
        {
            var untouched = IsUntouched(index);
            if (State[index] is not (ComponentState.Weak or ComponentState.Kink) || (untouchedOnly && !untouched))
                continue;
            var (analytic, numeric, bound, noise, state) = (Analytic[index], Numeric[index], Bound[index], _noise[index], State[index]);
            Compare(index, gradient);
            if (State[index] == ComponentState.Wrong)
                _elsewhere.Add(index, gradient);
            progress |= State[index] is ComponentState.Agrees or ComponentState.Wrong;
            if (State[index] is (ComponentState.Weak or ComponentState.Kink) && !untouched)
                (Analytic[index], Numeric[index], Bound[index], _noise[index], State[index]) = (analytic, numeric, bound, noise, state);
        }

        return progress;
    }

    /// <summary>Compares all again with other random numbers; what agrees is left as it was seen first.</summary>
    internal void CompareAgain(AnalyticGradient gradient)
    {
        for (var index = 0; index < State.Length; index++)
        {
            if (State[index] == ComponentState.Wrong)
                continue;
            var (analytic, numeric, bound, noise, state) = (Analytic[index], Numeric[index], Bound[index], _noise[index], State[index]);
            Compare(index, gradient);
            if (State[index] == ComponentState.Wrong)
                _elsewhere.Add(index, gradient);
            else
                (Analytic[index], Numeric[index], Bound[index], _noise[index], State[index]) = (analytic, numeric, bound, noise, state);
        }
    }

    private bool IsUntouched(int index) => State[index] == ComponentState.Weak && Analytic[index] == 0 && Numeric[index] == 0;

    // Measures a few components well: what a plain difference is off by there, it is off by elsewhere in the block.
    private void Probe(AnalyticGradient gradient)
    {
        var count = State.Length;
        var largest = 0;
        for (var index = 1; index < count; index++)
            largest = Math.Abs(gradient.Values[Block.Offset + index]) > Math.Abs(gradient.Values[Block.Offset + largest]) ? index : largest;
        var truncations = Array.ConvertAll(Widenings, static _ => new List<double>());
        for (var probe = 0; probe < Math.Min(Probes, count); probe++)
        {
            var index = (largest + (probe * count / Probes)) % count;
            var coordinate = new Coordinate(_subject, Block, index);
            var estimate = Confirm(index, coordinate, gradient);
            _rounding = Math.Max(_rounding, estimate.Noise);
            for (var choice = 0; choice < Widenings.Length && estimate.Kink is null; choice++)
            {
                var plain = coordinate.Difference(_options.Scheme, _options.Step, Widenings[choice], out _);
                if (Precision.IsFinite(plain - estimate.Value))
                    truncations[choice].Add(Math.Abs(plain - estimate.Value));
            }
        }

        ChooseStep(truncations);
    }

    // The default step is right where rounding and truncation are of one size; where the cost is flatter, larger steps,
    // which drown rounding, are better. A step that the user chose stays.
    private void ChooseStep(List<double>[] truncations)
    {
        var best = double.PositiveInfinity;
        var usual = _options.Step ?? _subject.Precision.DefaultStep(_options.Scheme, 0);
        for (var choice = 0; choice < (_options.Step is null ? Widenings.Length : 1); choice++)
        {
            if (truncations[choice].Count == 0)
                continue;
            truncations[choice].Sort();
            var error = (Confidence * _rounding / (usual * Widenings[choice])) + (3 * truncations[choice][truncations[choice].Count - 1]);
            if (error >= best)
                continue;
            best = error;
            _widen = Widenings[choice];
            // The median: next to a kink a plain difference is off by any amount, which must not excuse the others.
            _truncation = truncations[choice][truncations[choice].Count / 2];
        }
    }

    private double Difference(Coordinate coordinate, out double width) => coordinate.Difference(_options.Scheme, _options.Step, _widen, out width);

    private void Compare(int index, AnalyticGradient gradient)
    {
        var numeric = Difference(new Coordinate(_subject, Block, index), out var width);
        Judge(index, gradient, numeric, width);
    }

    private void Judge(int index, AnalyticGradient gradient, double numeric, double width)
    {
        var analytic = gradient.Values[Block.Offset + index];
        // The noise of a half difference counts twice in a whole one, to which both widths belong.
        Set(index, gradient, numeric, (Confidence * 2 * _rounding / width) + (3 * _truncation));
        var difference = Math.Abs(numeric - analytic);
        var outside = difference > Uncertainty(index);
        var size = Math.Max(Math.Abs(numeric), Math.Abs(analytic));
        var suspicious = size > 0 && (difference > Suspicious * size || Bound[index] > Vague * size) && _measurements < MostMeasurements;
        // What is wrong by far needs no good measurement.
        if (outside && (new ComponentMeasurer(this, _subject, gradient, Math.Max(gradient.CostNoise, 2 * _rounding)).IsWrongByFar(index) || Count(ComponentState.Wrong) >= MostWrong))
            State[index] = ComponentState.Wrong;
        else if (outside || suspicious || !Precision.IsFinite(difference))
            Confirm(index, gradient);
        else
            State[index] = StateOfAgreement(index);
    }

    private DerivativeEstimate Confirm(int index, Coordinate coordinate, AnalyticGradient gradient)
    {
        var estimate = Measure(index, coordinate, gradient, 1);
        // Only the steps differ the second time, so that chance has to strike twice where it could at all.
        if (State[index] == ComponentState.Wrong && !(Excess(index) > Evident))
            Measure(index, coordinate, gradient, 0.83);
        return estimate;
    }

    private DerivativeEstimate Measure(int index, Coordinate coordinate, AnalyticGradient gradient, double shrink)
    {
        _measurements++;
        var estimate = coordinate.Measure(shrink);
        Set(index, gradient, estimate.Value, estimate.Bound);
        var tolerance = Tolerance(index) - Bound[index];
        if (estimate.Readings.Count == 0)
            State[index] = ComponentState.Weak;
        else if (estimate.Excludes(Analytic[index], tolerance))
            State[index] = ComponentState.Wrong;
        else if (estimate.Kink is { } kink)
            Accept(index, kink);
        else
            State[index] = StateOfAgreement(index);
        return estimate;
    }

    // At a kink every slope between those on its two sides is as right as any other.
    private void Accept(int index, ValueRange slopes)
    {
        State[index] = ComponentState.Kink;
        Numeric[index] = Math.Min(Math.Max(Analytic[index], slopes.Minimum), slopes.Maximum);
        Bound[index] = (slopes.Maximum - slopes.Minimum) / 2;
    }

    /// <summary>A component is seen when the best reading allows it, and would not have allowed its opposite.</summary>
    internal ComponentState StateOfAgreement(int index) =>
        Excess(index) <= 1 && !IsUnseen(index) ? ComponentState.Agrees : ComponentState.Weak;

    /// <summary>Takes note of a measurement, which leaves open how the component stands.</summary>
    internal void Set(int index, AnalyticGradient gradient, double numeric, double bound)
    {
        Analytic[index] = gradient.Values[Block.Offset + index];
        _noise[index] = gradient.Noise[Block.Offset + index];
        Numeric[index] = numeric;
        Bound[index] = bound;
    }
}
