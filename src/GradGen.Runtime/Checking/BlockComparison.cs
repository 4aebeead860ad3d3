namespace GradGen;

/// <summary>Compares the components of one block, and remembers of each how it stands.</summary>
internal sealed class BlockComparison
{
    // The article's scale calls what is below this right: a stabilising epsilon in a denominator differs by as much.
    internal const double Negligible = 1e-7;

    // A relative difference that is looked into even where the bound allows it.
    private const double Suspicious = 0.01;

    // Standard errors in the bound of a plain difference.
    private const double Confidence = 5;
    private const int Probes = 3;

    // Of a block that is wrong everywhere not every component needs the best measurement.
    private const int MostWrong = 32;
    private const int MostMeasurements = 512;

    private readonly Subject _subject;
    private readonly GradCheckOptions _options;
    private readonly double[] _noise;
    private double _rounding;
    private double _truncation;
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
        Uncertainty(index) + (Negligible * Math.Max(Math.Abs(Analytic[index]), Math.Abs(Numeric[index])));

    /// <summary>The difference in units of what is tolerated.</summary>
    internal double Excess(int index) => Math.Abs(Analytic[index] - Numeric[index]) / Tolerance(index);

    /// <summary>Whether components could not be seen clearly.</summary>
    internal bool IsUnclear => Array.Exists(State, static state => state is ComponentState.Weak or ComponentState.Kink);

    internal int Count(ComponentState state) => Array.FindAll(State, other => other == state).Length;

    /// <summary>Compares every component at the subject's point.</summary>
    internal void CompareAll(AnalyticGradient gradient)
    {
        Probe(gradient);
        for (var index = 0; index < State.Length; index++)
        {
            if (State[index] == ComponentState.Open)
                Compare(index, gradient);
        }
    }

    /// <summary>Compares again, at another point, what could not be seen clearly.</summary>
    /// <returns>Whether anything is seen clearly now.</returns>
    internal bool CompareUnclear(AnalyticGradient gradient)
    {
        var progress = false;
        for (var index = 0; index < State.Length; index++)
        {
            if (State[index] is not (ComponentState.Weak or ComponentState.Kink))
                continue;
            var (analytic, numeric, bound, noise, state) = (Analytic[index], Numeric[index], Bound[index], _noise[index], State[index]);
            Compare(index, gradient);
            progress |= State[index] is ComponentState.Agrees or ComponentState.Wrong;
            if (State[index] is ComponentState.Weak or ComponentState.Kink)
                (Analytic[index], Numeric[index], Bound[index], _noise[index], State[index]) = (analytic, numeric, bound, noise, state);
        }

        return progress;
    }

    // Measures a few components well: what a plain difference is off by there, it is off by elsewhere in the block.
    private void Probe(AnalyticGradient gradient)
    {
        var count = State.Length;
        var largest = 0;
        for (var index = 1; index < count; index++)
            largest = Math.Abs(gradient.Values[Block.Offset + index]) > Math.Abs(gradient.Values[Block.Offset + largest]) ? index : largest;
        var truncations = new List<double>();
        for (var probe = 0; probe < Math.Min(Probes, count); probe++)
        {
            var index = (largest + (probe * count / Probes)) % count;
            var coordinate = new Coordinate(_subject, Block, index);
            var plain = coordinate.Difference(_options.Scheme, _options.Step, out _);
            var estimate = Confirm(index, coordinate, gradient);
            _rounding = Math.Max(_rounding, estimate.Noise);
            if (estimate.Kink is null && Precision.IsFinite(plain - estimate.Value))
                truncations.Add(Math.Abs(plain - estimate.Value));
        }

        // The median: next to a kink a plain difference is off by any amount, which must not excuse the others.
        truncations.Sort();
        _truncation = truncations.Count == 0 ? 0 : truncations[truncations.Count / 2];
    }

    private void Compare(int index, AnalyticGradient gradient)
    {
        var analytic = gradient.Values[Block.Offset + index];
        var coordinate = new Coordinate(_subject, Block, index);
        var numeric = coordinate.Difference(_options.Scheme, _options.Step, out var width);
        // The noise of a half difference counts twice in a whole one, to which both widths belong.
        Set(index, gradient, numeric, (Confidence * 2 * _rounding / width) + (3 * _truncation));
        var difference = Math.Abs(numeric - analytic);
        var outside = difference > Tolerance(index);
        var suspicious = difference > Suspicious * Math.Max(Math.Abs(numeric), Math.Abs(analytic)) && _measurements < MostMeasurements;
        if (outside && Count(ComponentState.Wrong) >= MostWrong)
            State[index] = ComponentState.Wrong;
        else if (outside || suspicious || !Precision.IsFinite(difference))
            Confirm(index, coordinate, gradient);
        else
            State[index] = StateOfAgreement(index);
    }

    private DerivativeEstimate Confirm(int index, Coordinate coordinate, AnalyticGradient gradient)
    {
        var estimate = Measure(index, coordinate, gradient, 1);
        // Only the steps differ the second time, so that chance has to strike twice.
        if (State[index] == ComponentState.Wrong)
            Measure(index, coordinate, gradient, 0.83);
        return estimate;
    }

    private DerivativeEstimate Measure(int index, Coordinate coordinate, AnalyticGradient gradient, double shrink)
    {
        _measurements++;
        var estimate = coordinate.Measure(shrink);
        Set(index, gradient, estimate.Value, estimate.Bound);
        var tolerance = Tolerance(index) - Bound[index];
        if (!Precision.IsFinite(estimate.Bound))
            State[index] = ComponentState.Weak;
        else if (estimate.Excludes(Analytic[index], tolerance))
            State[index] = ComponentState.Wrong;
        else if (estimate.Kink is not null)
            State[index] = ComponentState.Kink;
        else
            State[index] = StateOfAgreement(index);
        return estimate;
    }

    // A component is seen when its opposite would have been noticed.
    private ComponentState StateOfAgreement(int index) =>
        Tolerance(index) < Math.Max(Math.Abs(Analytic[index]), Math.Abs(Numeric[index])) ? ComponentState.Agrees : ComponentState.Weak;

    private void Set(int index, AnalyticGradient gradient, double numeric, double bound)
    {
        Analytic[index] = gradient.Values[Block.Offset + index];
        _noise[index] = gradient.Noise[Block.Offset + index];
        Numeric[index] = numeric;
        Bound[index] = bound;
    }
}

/// <summary>How a component of the gradient stands.</summary>
internal enum ComponentState
{
    /// <summary>Not compared yet.</summary>
    Open,

    /// <summary>Analytic and numeric value agree, and differ clearly from zero.</summary>
    Agrees,

    /// <summary>They agree, but so would others: both are as small as the error.</summary>
    Weak,

    /// <summary>The analytic value lies between the slopes on the two sides of a kink.</summary>
    Kink,

    /// <summary>They cannot both be right.</summary>
    Wrong,
}
