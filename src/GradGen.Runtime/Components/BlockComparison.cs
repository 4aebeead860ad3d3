using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Components;

/// <summary>The components of one block, claimed and measured, and how each of them stands.</summary>
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

    // What is off by more bounds than these is certainly wrong: bounds are estimates themselves.
    internal const double EvidentBounds = 10;

    private readonly double[] _noise;
    private readonly Dictionary<int, AnalyticGradient> _elsewhere = [];
    private double _approximation;

    internal BlockComparison(SubjectBlock block)
    {
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

    /// <summary>Components that an error of a share of the largest one could hide in.</summary>
    internal int[] Unsure(double share)
    {
        var indices = Enumerable.Range(0, State.Length).ToArray();
        var largest = indices.Max(index => Math.Max(Math.Abs(Analytic[index]), Math.Abs(Numeric[index])));
        return Array.FindAll(indices, index => State[index] != ComponentState.Kink && (!(Tolerance(index) < share * largest) || Excess(index) > 1));
    }

    /// <summary>Whether a component was zero on both sides, exactly.</summary>
    internal bool IsUntouched(int index) => State[index] == ComponentState.Weak && Analytic[index] == 0 && Numeric[index] == 0;

    /// <summary>Remembers that a component that is wrong was right, or not seen, where the components were compared first.</summary>
    internal void FoundElsewhere(int index, AnalyticGradient gradient) => _elsewhere.Add(index, gradient);

    /// <summary>Does something, and puts a component back where that left it no better known.</summary>
    /// <param name="index">The component.</param>
    /// <param name="compare">What is done.</param>
    /// <param name="isBetter">Whether it is left as it stands then.</param>
    internal void Try(int index, Action compare, Func<ComponentState, bool> isBetter)
    {
        var (analytic, numeric, bound, noise, state) = (Analytic[index], Numeric[index], Bound[index], _noise[index], State[index]);
        compare();
        if (!isBetter(State[index]))
            (Analytic[index], Numeric[index], Bound[index], _noise[index], State[index]) = (analytic, numeric, bound, noise, state);
    }

    /// <summary>Accepts what lies between the slopes on the two sides of a kink, of which each is as right as any other.</summary>
    internal void Accept(int index, ValueRange slopes)
    {
        State[index] = ComponentState.Kink;
        Numeric[index] = Math.Min(Math.Max(Analytic[index], slopes.Minimum), slopes.Maximum);
        Bound[index] = (slopes.Maximum - slopes.Minimum) / 2;
    }

    /// <summary>A component is seen when the best reading allows it, and would not have allowed its opposite.</summary>
    internal ComponentState StateOfAgreement(int index) =>
        Excess(index) <= 1 && !IsUnseen(index) ? ComponentState.Agrees : ComponentState.Weak;

    /// <summary>Records a measurement, which leaves open how the component stands.</summary>
    internal void Set(int index, AnalyticGradient gradient, double numeric, double bound)
    {
        Analytic[index] = gradient.Values[Block.Offset + index];
        _noise[index] = gradient.Noise[Block.Offset + index];
        Numeric[index] = numeric;
        Bound[index] = bound;
    }
}
