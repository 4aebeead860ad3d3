using GradGen.Numerics;
using GradGen.Points;
using GradGen.Subjects;

namespace GradGen.Components;

/// <summary>
/// Compares every component of a block: by a plain difference, as articles do, whose error was measured beforehand, and as well as
/// possible where that leaves a doubt.
/// </summary>
internal sealed class FullComparison(Subject subject, BlockComparison components, GradCheckOptions options)
{
    // Standard errors in the bound of a plain difference.
    private const double Confidence = 5;
    private const int Probes = 3;

    // Of a block that is wrong everywhere not every component needs the best measurement.
    private const int MostWrong = 32;
    private const int MostMeasurements = 512;

    // Multiples of the default step to choose from.
    private static readonly double[] Widenings = [1, 4, 16, 64];

    private readonly BestMeasurement _best = new(subject, components);
    private double _widen = 1;
    private double _rounding;
    private double _truncation;

    internal BlockComparison Components => components;

    /// <summary>Compares every component at the subject's point.</summary>
    internal void CompareAll(AnalyticGradient gradient, Workers workers)
    {
        Probe(gradient);
        var plain = new double[components.State.Length];
        var widths = new double[components.State.Length];
        workers.For(components.State.Length, (own, index) =>
        {
            if (components.State[index] == ComponentState.Open)
                plain[index] = Difference(new Coordinate(own, components.Block, index), out widths[index]);
        });
        for (var index = 0; index < components.State.Length; index++)
        {
            if (components.State[index] == ComponentState.Open)
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
        for (var index = 0; index < components.State.Length; index++)
        {
            var untouched = components.IsUntouched(index);
            if (components.State[index] is not (ComponentState.Weak or ComponentState.Kink) || (untouchedOnly && !untouched))
                continue;
            components.Try(index, () => Compare(index, gradient), state => untouched || state is not (ComponentState.Weak or ComponentState.Kink));
            progress |= components.State[index] is ComponentState.Agrees or ComponentState.Wrong;
        }

        return progress;
    }

    /// <summary>Compares all again with other random numbers; what agrees is left as it was seen first.</summary>
    internal void CompareAgain(AnalyticGradient gradient)
    {
        for (var index = 0; index < components.State.Length; index++)
        {
            if (components.State[index] == ComponentState.Wrong)
                continue;
            components.Try(index, () => Compare(index, gradient), static state => state == ComponentState.Wrong);
        }
    }

    // Measures a few components well: what a plain difference is off by there, it is off by elsewhere in the block.
    private void Probe(AnalyticGradient gradient)
    {
        var count = components.State.Length;
        var largest = 0;
        for (var index = 1; index < count; index++)
            largest = Math.Abs(gradient.Values[components.Block.Offset + index]) > Math.Abs(gradient.Values[components.Block.Offset + largest])
                ? index : largest;
        var truncations = Array.ConvertAll(Widenings, static _ => new List<double>());
        for (var probe = 0; probe < Math.Min(Probes, count); probe++)
        {
            var index = (largest + (probe * count / Probes)) % count;
            var coordinate = new Coordinate(subject, components.Block, index);
            var estimate = _best.Confirm(index, gradient);
            _rounding = Math.Max(_rounding, estimate.Noise);
            for (var choice = 0; choice < Widenings.Length && estimate.Kink is null; choice++)
            {
                var plain = coordinate.Difference(options.Scheme, options.Step, Widenings[choice], out _);
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
        var usual = options.Step ?? subject.Precision.DefaultStep(options.Scheme, 0);
        for (var choice = 0; choice < (options.Step is null ? Widenings.Length : 1); choice++)
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

    private double Difference(Coordinate coordinate, out double width) => coordinate.Difference(options.Scheme, options.Step, _widen, out width);

    private void Compare(int index, AnalyticGradient gradient)
    {
        var numeric = Difference(new Coordinate(subject, components.Block, index), out var width);
        Judge(index, gradient, numeric, width);
        if (components.State[index] == ComponentState.Wrong)
            components.FoundElsewhere(index, gradient);
    }

    private void Judge(int index, AnalyticGradient gradient, double numeric, double width)
    {
        var analytic = gradient.Values[components.Block.Offset + index];
        // The noise of a half difference counts twice in a whole one, to which both widths belong.
        components.Set(index, gradient, numeric, (Confidence * 2 * _rounding / width) + (3 * _truncation));
        var difference = Math.Abs(numeric - analytic);
        var outside = difference > components.Uncertainty(index);
        var size = Math.Max(Math.Abs(numeric), Math.Abs(analytic));
        var suspicious = size > 0 && (difference > BlockComparison.Suspicious * size || components.Bound[index] > BlockComparison.Vague * size)
            && _best.Count < MostMeasurements;
        // What is far off needs no precise measurement.
        if (outside
            && (new ComponentMeasurer(components, subject, gradient, Math.Max(gradient.CostNoise, 2 * _rounding)).IsWrongByFar(index)
                || components.Count(ComponentState.Wrong) >= MostWrong))
            components.State[index] = ComponentState.Wrong;
        else if (outside || suspicious || !Precision.IsFinite(difference))
            _best.Confirm(index, gradient);
        else
            components.State[index] = components.StateOfAgreement(index);
    }
}
