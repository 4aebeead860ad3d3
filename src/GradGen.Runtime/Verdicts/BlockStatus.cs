using GradGen.Components;
using GradGen.Differences;
using GradGen.Numerics;
using GradGen.Points;
using GradGen.Probing;
using GradGen.Subjects;

namespace GradGen.Verdicts;

/// <summary>How one block stands, and what that is known from: a probe of the whole, or its components.</summary>
internal sealed class BlockStatus(Subject subject, GradCheckOptions options, SubjectBlock block)
{
    // A block is told when an error of this share of its largest component would have been noticed everywhere in it. A quick
    // look has to do better.
    internal const double Telling = 0.5;
    private const double TellingInDouble = 1e-4;
    private const double TellingInFloat = 0.02;

    // A disagreeing block of so many components is compared component by component at once.
    private const int Small = 64;

    // A block that probes cannot tell is compared so up to this size.
    private const int Affordable = 2048;

    private int[]? _untouched;
    private BlockComparison? _compared;
    private BlockComparison? _measured;
    private AnalyticGradient? _first;
    private bool _isApproximate;

    internal SubjectBlock Block => block;

    internal BlockState State { get; private set; }

    /// <summary>Where the block was looked at.</summary>
    internal AnalyticGradient? Gradient { get; private set; }

    /// <summary>The probe that decided, unless components did.</summary>
    internal Probe Probe { get; private set; }

    /// <summary>The probe's smallest weight of a component.</summary>
    internal double LeastWeight { get; private set; }

    /// <summary>The components, where they were compared one by one.</summary>
    internal BlockComparison? Components { get; private set; }

    /// <summary>Of a block too large to be compared so: the components that were found wrong.</summary>
    internal IReadOnlyList<ComponentResult> Culprits { get; private set; } = [];

    /// <summary>What is wrong in the block, where that is known of every component.</summary>
    internal ComponentErrors? Errors { get; private set; }

    /// <summary>Whether more are wrong than <see cref="Culprits"/>.</summary>
    internal bool HasMoreCulprits { get; private set; }

    /// <summary>What the claimed gradient differs by, as a share of its largest component, where that is an approximation's error.</summary>
    internal double Approximation { get; private set; }

    /// <summary>The component at a kink, where one was found.</summary>
    internal string? Kink { get; private set; }

    internal bool IsPending => State is BlockState.Unseen or BlockState.AtKink or BlockState.Unclear;

    /// <summary>Components that the claimed gradient was zero for everywhere.</summary>
    internal IReadOnlyList<int> Untouched => _untouched ?? [];

    /// <summary>A block whose components were all compared.</summary>
    internal static BlockStatus Of(Subject subject, GradCheckOptions options, BlockComparison components, AnalyticGradient gradient)
    {
        var standing = new BlockStatus(subject, options, components.Block) { Components = components, Gradient = components.FoundAt(gradient), _first = gradient, _measured = components };
        standing.IsApproximate(components.AcceptApproximation());
        standing.State = StateOf(components);
        standing.Errors = ComponentErrors.Of(components, [.. Enumerable.Range(0, components.Block.Shape.Length)]);
        return standing;
    }

    /// <summary>Looks at the block where the prober is.</summary>
    /// <returns>Whether that tells more than was known.</returns>
    internal bool Look(Prober prober)
    {
        (_compared, _isApproximate) = (null, false);
        var probe = prober.Glance(block.Offset, block.Shape.Length);
        var telling = prober.IsSingle ? TellingInFloat : TellingInDouble;
        var state = StateOf(probe, telling);
        // A block may be small beside the others, but not for the inexactness of the look.
        if (state == BlockState.Unseen && probe.Uncertainty > telling * prober.Size)
            state = BlockState.Unclear;
        DerivativeEstimate? estimate = null;
        var isOfComponents = false;
        var isNamed = state == BlockState.Wrong && FindCulprits(prober, probe);
        if (state == BlockState.Wrong && _isApproximate)
        {
            state = BlockState.Agrees;
        }
        else if (state == BlockState.Unclear || (state == BlockState.Wrong && !isNamed))
        {
            probe = prober.Measure(block.Offset, block.Shape.Length, out estimate);
            // Where several components lie at kinks, their slopes along u need not enclose what is right in each of them.
            state = estimate.Readings.Count == 0 ? BlockState.Unclear
                : estimate.Kink is not null ? BlockState.AtKink
                : estimate.Excludes(0, probe.Negligible) ? BlockState.Wrong
                : StateOf(probe with { Noise = probe.Negligible }, Telling);
            if (state == BlockState.Wrong && (_compared is not null || !FindCulprits(prober, probe)))
            {
                isOfComponents = _compared is not null;
                if (_compared is not null)
                    state = StateOf(_compared);
                else if (!IsSpread(prober))
                    state = BlockState.Unclear;
            }
        }

        // A place that tells nothing more leaves what is known; but where the gradient is other than zero, components can be compared.
        var isBetter = state is BlockState.Agrees or BlockState.Wrong || (IsPending && state != BlockState.Unseen && probe.Largest > Probe.Largest);
        if (State is not BlockState.Open && !isBetter)
            return false;
        if (state == BlockState.AtKink && estimate?.Kink is { } kink)
            Kink = new KinkLocator(prober).Find(block, kink);
        var isNews = state != State;
        if (State == BlockState.Agrees && !isNews)
            return false;
        (State, Probe, Gradient) = (state, probe, prober.Gradient);
        // Components that were compared on the way do not speak for another place.
        Components = isOfComponents || state == BlockState.Wrong ? _compared : null;
        LeastWeight = VectorMath.Least(prober.Direction.Slice(block.Offset, block.Shape.Length));
        return isNews;
    }

    /// <summary>Takes note of which components have been seen to be other than zero.</summary>
    /// <returns>Whether there are new ones.</returns>
    internal bool Touch(AnalyticGradient gradient)
    {
        var values = gradient.Values.AsSpan(block.Offset, block.Shape.Length);
        if (_untouched is null)
        {
            var zeros = new List<int>();
            for (var index = values.IndexOf(0); index >= 0; index = NextZero(values, index))
                zeros.Add(index);
            _untouched = [.. zeros];
            return false;
        }

        var before = _untouched.Length;
        _untouched = Array.FindAll(_untouched, index => gradient.Values[block.Offset + index] == 0);
        return before > _untouched.Length;
    }

    private static int NextZero(ReadOnlySpan<double> values, int after)
    {
        var next = values.Slice(after + 1).IndexOf(0);
        return next < 0 ? -1 : after + 1 + next;
    }

    /// <summary>Compares the components of a block that probes could not tell.</summary>
    /// <param name="gradient">The gradient at the subject's point.</param>
    /// <param name="whatever">However many they are.</param>
    internal void CompareComponents(AnalyticGradient gradient, bool whatever)
    {
        if (!whatever && block.Shape.Length > Affordable)
            return;
        Components = new BlockComparison(subject, block, options);
        Components.CompareAll(gradient, new Workers(subject));
        IsApproximate(Components.AcceptApproximation());
        (State, Gradient) = (StateOf(Components), gradient);
    }

    /// <summary>Measures again what was found to be the most wrong.</summary>
    /// <exception cref="DisagreementException">It is something else now.</exception>
    internal void RequireSeenAgain()
    {
        if (State == BlockState.Wrong && _measured?.Wrong.Any() == true)
            new ComponentMeasurer(_measured, subject, Gradient!, Gradient!.CostNoise).RequireSeenAgain(_measured.WrongAt(Gradient!, _first ?? Gradient!));
    }

    private static BlockState StateOf(Probe probe, double telling)
    {
        if (!probe.Agrees)
            return BlockState.Wrong;
        return probe.Uncertainty < telling * probe.Largest ? BlockState.Agrees
            : probe.Largest <= probe.Uncertainty ? BlockState.Unseen
            : BlockState.Unclear;
    }

    private static BlockState StateOf(BlockComparison components) =>
        components.Count(ComponentState.Wrong) > 0 ? BlockState.Wrong
        : components.IsAllUnseen ? BlockState.Unseen
        : components.Count(ComponentState.Kink) > 0 ? BlockState.AtKink
        : components.Unsure(Telling).Length == 0 ? BlockState.Agrees
        : BlockState.Unclear;

    // The verdict is not the probe's: the culprits are measured by themselves.
    private bool FindCulprits(Prober prober, Probe probe)
    {
        // What the small moves of the first points show of the noise may be too little for a verdict of wrong.
        var noise = Math.Max(prober.Gradient.CostNoise, prober.MeasureNoise(block.Offset, block.Shape.Length));
        var components = _measured = new BlockComparison(subject, block, options);
        var looks = new ComponentMeasurer(components, subject, prober.Gradient, noise);
        if (block.Shape.Length <= Small)
        {
            _compared = components;
            looks.LookAtAll(prober.IsSingle ? TellingInFloat : TellingInDouble);
            IsApproximate(components.AcceptApproximation());
            Errors = ComponentErrors.Of(components, [.. Enumerable.Range(0, block.Shape.Length)]);
            return components.Count(ComponentState.Wrong) > 0;
        }

        var localiser = new Localiser(prober, block, looks);
        localiser.Find(probe);
        HasMoreCulprits = localiser.HasMore;
        Culprits = [.. localiser.Culprits.Select(components.Result)];
        var largest = VectorMath.Largest(prober.Gradient.Values.AsSpan(block.Offset, block.Shape.Length));
        var error = localiser.Culprits.Select(index => Math.Abs(components.Numeric[index] - components.Analytic[index]) / largest).DefaultIfEmpty(0).Max();
        if (HasMoreCulprits && IsApproximate(error <= BlockComparison.Approximate ? error : 0))
            return false;
        Errors = HasMoreCulprits ? null : ComponentErrors.Of(components, localiser.Culprits);
        return Culprits.Count > 0;
    }

    private bool IsApproximate(double share)
    {
        _isApproximate = share > 0;
        Approximation = Math.Max(Approximation, share);
        return _isApproximate;
    }

    // Where no component stands out, another direction has to say the same.
    private bool IsSpread(Prober prober)
    {
        var other = new Prober(subject, prober.Gradient, ~options.Seed).Measure(block.Offset, block.Shape.Length, out var estimate);
        HasMoreCulprits = estimate.Readings.Count > 0 && estimate.Excludes(0, other.Negligible);
        return HasMoreCulprits;
    }
}
