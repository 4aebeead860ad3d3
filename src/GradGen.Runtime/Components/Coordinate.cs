using GradGen.Differences;
using GradGen.Numerics;
using GradGen.Subjects;

namespace GradGen.Components;

/// <summary>One component of a subject's point, along which the cost is differentiated.</summary>
internal sealed class Coordinate
{
    // Two steps a decade.
    private const double StepRatio = 3.1622776601683795;

    private readonly Subject _subject;
    private readonly int _position;
    private readonly double _value;
    private readonly double _reach;

    internal Coordinate(Subject subject, SubjectBlock block, int index)
    {
        _subject = subject;
        _position = block.Offset + index;
        _value = subject.Read(_position);
        _reach = block.Domain is { } domain ? Math.Min(_value - domain.Minimum, domain.Maximum - _value) : double.PositiveInfinity;
    }

    private double Scale => Math.Max(1, Math.Abs(_value));

    /// <summary>The plain difference at one step.</summary>
    /// <param name="scheme">One-sided or two-sided.</param>
    /// <param name="step">The step, or null for the default one.</param>
    /// <param name="widen">What to multiply it with.</param>
    /// <param name="taken">The distance of the two points.</param>
    internal double Difference(DifferenceScheme scheme, double? step, double widen, out double taken)
    {
        var wanted = Math.Min(widen * (step ?? _subject.Precision.DefaultStep(scheme, _value)), _reach);
        var above = At(wanted, out taken);
        var back = 0.0;
        var below = scheme == DifferenceScheme.TwoSided ? At(-wanted, out back) : At(0, out _);
        Return();
        taken -= back;
        return (above - below) / taken;
    }

    /// <summary>The derivative with as few evaluations as possible.</summary>
    /// <param name="cost">J at the point.</param>
    /// <param name="noise">The noise of J.</param>
    /// <param name="enough">Whether a value with its bound is good enough.</param>
    internal DerivativeReading Look(double cost, double noise, Func<DerivativeReading, bool> enough)
    {
        var reading = new DerivativeEstimator(_subject.Precision).Look(Line, _reach / Scale, noise, reading => enough(InUnits(reading)));
        Return();
        return InUnits(reading);

        double Line(double offset, out double taken)
        {
            taken = offset;
            if (offset == 0)
                return 0;
            // As if the step were not rounded: next to nothing of it is.
            var there = At(offset * Scale, out var rounded);
            return (there - cost) * (offset * Scale / rounded);
        }

        DerivativeReading InUnits(DerivativeReading reading) => new(reading.Slope / Scale, reading.Bound / Scale);
    }

    /// <summary>The derivative as well as it can be measured.</summary>
    /// <param name="shrink">Takes other steps than a measurement with another number.</param>
    internal DerivativeEstimate Measure(double shrink)
    {
        At(0, out _);
        var estimate = new DerivativeEstimator(_subject.Precision).Measure(At, Scale * shrink, _reach, _subject.Resolution);
        Return();
        return estimate;
    }

    /// <summary>The plain two-sided difference at every step that a number of the element type can be moved by, the largest first.</summary>
    internal IReadOnlyList<(double Step, double Slope)> Quotients()
    {
        var quotients = new List<(double Step, double Slope)>();
        for (var step = Math.Min(Scale, _reach); step > 4 * _subject.Precision.Epsilon * Scale; step /= StepRatio)
        {
            var slope = Difference(DifferenceScheme.TwoSided, step, 1, out var taken);
            if (taken > 0 && Precision.IsFinite(slope))
                quotients.Add((taken / 2, slope));
        }

        return quotients;
    }

    private double At(double offset, out double taken)
    {
        Span<double> moved = [_subject.Precision.Round(_value + offset)];
        taken = moved[0] - _value;
        _subject.Write(_position, moved);
        return _subject.Cost();
    }

    private void Return() => _subject.Write(_position, [_value]);
}
