using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Components;

/// <summary>
/// Measures components of a block that is off, each with as little effort as tells how it stands: what is far off with
/// four calls, only what is near its bound as well as possible.
/// </summary>
/// <param name="components">Receives the results.</param>
/// <param name="subject">At the point of the gradient.</param>
/// <param name="gradient">The gradient there.</param>
/// <param name="noise">The noise of the cost where the block is moved.</param>
internal sealed class ComponentMeasurer(BlockComparison components, Subject subject, AnalyticGradient gradient, double noise)
{
    // So many are measured well where a look leaves a doubt; few of a block in which others are wrong beyond any. Unless one of
    // these turns out right, they speak for the rest.
    private const int MostDoubts = 8;
    private const int FewDoubts = 2;
    private const int DoubtsShare = 8;

    // One wrong component among so many may lie at a kink; the steps in double are too small to reach one.
    private const int Many = 6;

    // An excess above this is never accepted as right.
    private const double Doubt = 2;

    // How much more exactly a single wrong component is measured, so that it can be explained.
    private const double Clearly = 15;

    private readonly BestMeasurement _best = new(subject, components);

    /// <summary>Compares every component.</summary>
    /// <param name="telling">The share of the largest one that an error is to be noticed of.</param>
    internal void LookAtAll(double telling)
    {
        var count = components.State.Length;
        var largest = VectorMath.Largest(gradient.Values.AsSpan(components.Block.Offset, count));
        for (var index = 0; index < count; index++)
        {
            Look(index, telling * largest);
            largest = Math.Max(largest, Math.Abs(components.Numeric[index]));
            components.State[index] = IsEvident(index) ? ComponentState.Wrong : components.StateOfAgreement(index);
        }

        var doubtful = Enumerable.Range(0, count).Where(index => IsDoubtful(index, telling * largest)).OrderByDescending(components.Excess).ToArray();
        var measured = doubtful.Take(components.Wrong.Any() ? Math.Max(FewDoubts, count / DoubtsShare) : MostDoubts).ToArray();
        foreach (var index in measured)
            _best.Confirm(index, gradient);
        if (subject.Precision.IsSingle && count >= Many && components.Count(ComponentState.Wrong) == 1)
            _best.ConfirmNearer(components.Wrong.First(), gradient);
        if (!Array.TrueForAll(measured, index => components.State[index] == ComponentState.Wrong))
            return;
        foreach (var index in doubtful.Skip(measured.Length).Where(index => components.Excess(index) > 1))
            components.State[index] = ComponentState.Wrong;
    }

    /// <summary>Whether a component is wrong, by a good measurement unless it is so by far.</summary>
    internal bool IsWrong(int index)
    {
        Look(index, double.PositiveInfinity, Clearly);
        if (IsEvident(index))
            components.State[index] = ComponentState.Wrong;
        else
            _best.Confirm(index, gradient);
        return components.State[index] == ComponentState.Wrong;
    }

    /// <summary>Whether a component is wrong by so much that no good measurement is needed.</summary>
    internal bool IsWrongByFar(int index)
    {
        Look(index, double.PositiveInfinity);
        return IsEvident(index);
    }

    /// <summary>Measures the most wrong component again.</summary>
    /// <param name="wrong">Those that were wrong at the subject's point.</param>
    /// <exception cref="DisagreementException">It is right now.</exception>
    internal void RequireSeenAgain(IEnumerable<int> wrong)
    {
        var index = wrong.OrderByDescending(components.Excess).First();
        var (numeric, bound) = (components.Numeric[index], components.Bound[index]);
        Look(index, double.PositiveInfinity);
        var again = components.Numeric[index];
        if (components.Excess(index) <= 1 && Math.Abs(again - numeric) > bound + components.Bound[index])
        {
            var (first, second) = Repetition.Digits(numeric, again);
            throw Repetition.OfForward(subject,
                $"the derivative of the cost with respect to {components.Block.NameAt(index)} is {first} and then {second} at the same point");
        }

        components.Set(index, gradient, numeric, bound);
    }

    private void Look(int index, double wanted, double times = 1)
    {
        var reading = new Coordinate(subject, components.Block, index).Look(gradient.Cost, noise, reading =>
        {
            components.Set(index, gradient, reading.Slope, reading.Bound);
            return IsEvident(index, times) || (components.Uncertainty(index) <= wanted && components.Excess(index) <= 1);
        });
        components.Set(index, gradient, reading.Slope, reading.Bound);
    }

    // Beyond any error of the measurement, and by more than counts as right.
    private bool IsEvident(int index, double times = 1) =>
        Math.Abs(components.Analytic[index] - components.Numeric[index]) > times * BlockComparison.EvidentBounds * components.Uncertainty(index)
            && components.Excess(index) > Doubt;

    private bool IsDoubtful(int index, double wanted)
    {
        var size = Math.Max(Math.Abs(components.Analytic[index]), Math.Abs(components.Numeric[index]));
        return components.State[index] != ComponentState.Wrong
            && (!(components.Excess(index) <= 1)
                || components.Uncertainty(index) > Math.Max(wanted, BlockComparison.Vague * size)
                || (!components.IsUnseen(index) && Math.Abs(components.Analytic[index] - components.Numeric[index]) > BlockComparison.Suspicious * size));
    }
}
