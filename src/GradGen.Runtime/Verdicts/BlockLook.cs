using GradGen.Components;
using GradGen.Numerics;
using GradGen.Probing;
using GradGen.Subjects;

namespace GradGen.Verdicts;

/// <summary>
/// Looks at a block from one point, with as little effort as tells how it stands there: at a glance, then for the components that
/// are wrong, then with the best measurement there is. The table in docs/why.md has the same three steps.
/// </summary>
internal sealed class BlockLook(Subject subject, GradCheckOptions options, SubjectBlock block, Prober prober)
{
    /// <summary>
    /// A block is decided once an error of this share of its largest component would have been noticed in any of its components. A quick
    /// look has to do better.
    /// </summary>
    internal const double Telling = 0.5;

    private const double TellingInDouble = 1e-4;
    private const double TellingInFloat = 0.02;

    // A disagreeing block of so many components is compared component by component at once.
    private const int Small = 64;

    private Probe _probe;
    private ValueRange? _kink;
    private BlockComparison? _measured;
    private BlockComparison? _compared;
    private IReadOnlyList<ComponentResult> _culprits = [];
    private bool _hasMoreCulprits;
    private bool _isOfComponents;
    private double _approximation;
    private ComponentErrors? _errors;

    private double QuickTelling => prober.IsSingle ? TellingInFloat : TellingInDouble;

    /// <summary>Takes the look.</summary>
    internal BlockSight Take()
    {
        var state = Glance() switch
        {
            BlockState.Wrong => Search() ?? Measure(),
            BlockState.Unclear => Measure(),
            var seen => seen,
        };
        return new BlockSight(state, _probe)
        {
            Kink = _kink,
            // Components that were compared on the way do not speak for another place.
            Components = _isOfComponents || state == BlockState.Wrong ? _compared : null,
            Measured = _measured,
            Culprits = _culprits,
            HasMoreCulprits = _hasMoreCulprits,
            Errors = _errors,
            Approximation = _approximation,
        };
    }

    /// <summary>How a block stands whose components were compared one by one.</summary>
    internal static BlockState StateOf(BlockComparison components) =>
        components.Count(ComponentState.Wrong) > 0 ? BlockState.Wrong
        : components.IsAllUnseen ? BlockState.Unseen
        : components.Count(ComponentState.Kink) > 0 ? BlockState.AtKink
        : components.Unsure(Telling).Length == 0 ? BlockState.Agrees
        : BlockState.Unclear;

    private static BlockState StateOf(Probe probe, double telling) =>
        !probe.Agrees ? BlockState.Wrong
        : probe.Uncertainty < telling * probe.Largest ? BlockState.Agrees
        : probe.Largest <= probe.Uncertainty ? BlockState.Unseen
        : BlockState.Unclear;

    // Step 1: a few evaluations along one random direction.
    private BlockState Glance()
    {
        _probe = prober.Glance(block.Offset, block.Shape.Length);
        var state = StateOf(_probe, QuickTelling);
        // A block may be small beside the others, but not for the inexactness of the look.
        return state == BlockState.Unseen && _probe.Uncertainty > QuickTelling * prober.Size ? BlockState.Unclear : state;
    }

    // Step 2: the verdict is not the probe's, so the components that are wrong are measured by themselves. Null where none is found.
    private BlockState? Search() => FindCulprits() ? BlockState.Wrong : _approximation > 0 ? BlockState.Agrees : null;

    // Step 3: as good a measurement along the direction as there can be.
    private BlockState Measure()
    {
        _probe = prober.Measure(block.Offset, block.Shape.Length, out var estimate);
        if (estimate.Readings.Count == 0)
            return BlockState.Unclear;
        // Where several components lie at kinks, their slopes along u need not enclose what is right in each of them.
        if ((_kink = estimate.Kink) is not null)
            return BlockState.AtKink;
        var state = estimate.Excludes(0, _probe.Negligible) ? BlockState.Wrong : StateOf(_probe with { Noise = _probe.Negligible }, Telling);
        return state == BlockState.Wrong ? Confirm() : state;
    }

    // What the best measurement calls wrong has to be so in a component, or along another direction too.
    private BlockState Confirm()
    {
        if (_compared is null && FindCulprits())
            return BlockState.Wrong;
        if (_compared is not null)
        {
            _isOfComponents = true;
            return StateOf(_compared);
        }

        var other = new Prober(subject, prober.Gradient, ~options.Seed).Measure(block.Offset, block.Shape.Length, out var estimate);
        _hasMoreCulprits = estimate.Readings.Count > 0 && estimate.Excludes(0, other.Negligible);
        return _hasMoreCulprits ? BlockState.Wrong : BlockState.Unclear;
    }

    private bool FindCulprits()
    {
        // What the small moves of the first points show of the noise may be too little for a verdict of wrong.
        var noise = Math.Max(prober.Gradient.CostNoise, prober.MeasureNoise(block.Offset, block.Shape.Length));
        _measured = new BlockComparison(block);
        var measurer = new ComponentMeasurer(_measured, subject, prober.Gradient, noise);
        return block.Shape.Length <= Small ? CompareAll(_measured, measurer) : Localise(_measured, measurer);
    }

    private bool CompareAll(BlockComparison components, ComponentMeasurer measurer)
    {
        _compared = components;
        measurer.LookAtAll(QuickTelling);
        _approximation = components.AcceptApproximation();
        _errors = ComponentErrors.Of(components, [.. Enumerable.Range(0, block.Shape.Length)]);
        return components.Count(ComponentState.Wrong) > 0;
    }

    private bool Localise(BlockComparison components, ComponentMeasurer measurer)
    {
        var localiser = new Localiser(prober, block, measurer);
        localiser.Find(_probe);
        _hasMoreCulprits = localiser.HasMore;
        _culprits = [.. localiser.Culprits.Select(components.Result)];
        var largest = VectorMath.Largest(prober.Gradient.Values.AsSpan(block.Offset, block.Shape.Length));
        var error = localiser.Culprits.Select(index => Math.Abs(components.Numeric[index] - components.Analytic[index]) / largest).DefaultIfEmpty(0).Max();
        if (_hasMoreCulprits && error is > 0 and <= BlockComparison.Approximate)
        {
            _approximation = error;
            return false;
        }

        _errors = _hasMoreCulprits ? null : ComponentErrors.Of(components, localiser.Culprits);
        return _culprits.Count > 0;
    }
}
