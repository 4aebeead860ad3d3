using GradGen.Components;
using GradGen.Numerics;
using GradGen.Points;
using GradGen.Probing;
using GradGen.Subjects;

namespace GradGen.Verdicts;

/// <summary>How one block stands after all looks at it, and what that is known from: a probe of the whole, or its components.</summary>
internal sealed class BlockStatus(Subject subject, GradCheckOptions options, SubjectBlock block)
{
    // A block that probes cannot tell is compared component by component up to this size.
    private const int Affordable = 2048;

    private int[]? _untouched;
    private BlockSight? _sight;
    private BlockComparison? _compared;
    private AnalyticGradient? _first;

    internal SubjectBlock Block => block;

    internal BlockState State { get; private set; }

    /// <summary>Where the block was looked at.</summary>
    internal AnalyticGradient? Gradient { get; private set; }

    /// <summary>The probe that decided, unless components did.</summary>
    internal Probe Probe => _sight?.Probe ?? default;

    /// <summary>The probe's smallest weight of a component.</summary>
    internal double LeastWeight { get; private set; }

    /// <summary>The components, where they were compared one by one.</summary>
    internal BlockComparison? Components => _compared ?? _sight?.Components;

    /// <inheritdoc cref="BlockSight.Culprits"/>
    internal IReadOnlyList<ComponentResult> Culprits => _sight?.Culprits ?? [];

    /// <inheritdoc cref="BlockSight.HasMoreCulprits"/>
    internal bool HasMoreCulprits => _sight?.HasMoreCulprits ?? false;

    /// <inheritdoc cref="BlockSight.Errors"/>
    internal ComponentErrors? Errors { get; private set; }

    /// <inheritdoc cref="BlockSight.Approximation"/>
    internal double Approximation { get; private set; }

    /// <summary>The component at a kink, where one was found.</summary>
    internal string? Kink { get; private set; }

    /// <summary>Whether another point may tell more.</summary>
    internal bool IsPending => State is BlockState.Unseen or BlockState.AtKink or BlockState.Unclear;

    /// <summary>Components that the claimed gradient was zero for everywhere.</summary>
    internal IReadOnlyList<int> Untouched => _untouched ?? [];

    /// <summary>A block whose components were all compared.</summary>
    internal static BlockStatus Of(Subject subject, GradCheckOptions options, BlockComparison components, AnalyticGradient gradient) =>
        new(subject, options, components.Block)
        {
            _compared = components,
            _first = gradient,
            Gradient = components.FoundAt(gradient),
            Approximation = components.AcceptApproximation(),
            State = BlockLook.StateOf(components),
            Errors = ComponentErrors.Of(components, [.. Enumerable.Range(0, components.Block.Shape.Length)]),
        };

    /// <summary>Looks at the block where the prober is.</summary>
    /// <returns>Whether that tells more than was known.</returns>
    internal bool Look(Prober prober)
    {
        var sight = new BlockLook(subject, options, block, prober).Take();
        Approximation = Math.Max(Approximation, sight.Approximation);
        if (!Improves(sight))
            return false;
        if (sight.Kink is { } kink)
            Kink = new KinkLocator(prober).Find(block, kink);
        var isNews = sight.State != State;
        (_sight, State, Gradient, Errors) = (sight, sight.State, prober.Gradient, sight.Errors);
        LeastWeight = VectorMath.Least(prober.Direction.Slice(block.Offset, block.Shape.Length));
        return isNews;
    }

    /// <summary>Records which components have been seen to be other than zero.</summary>
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

    /// <summary>Compares the components of a block that probes could not tell.</summary>
    /// <param name="gradient">The gradient at the subject's point.</param>
    /// <param name="whatever">However many they are.</param>
    internal void CompareComponents(AnalyticGradient gradient, bool whatever)
    {
        if (!whatever && block.Shape.Length > Affordable)
            return;
        _compared = new BlockComparison(block);
        new FullComparison(subject, _compared, options).CompareAll(gradient, new Workers(subject));
        Approximation = Math.Max(Approximation, _compared.AcceptApproximation());
        (State, Gradient) = (BlockLook.StateOf(_compared), gradient);
    }

    /// <summary>Measures again what was found to be the most wrong.</summary>
    /// <exception cref="DisagreementException">It is something else now.</exception>
    internal void RequireSeenAgain()
    {
        // Of components that were compared in the end because probes could not tell, each was measured well already.
        var measured = _first is null ? _sight?.Measured : _compared;
        if (State == BlockState.Wrong && measured?.Wrong.Any() == true)
            new ComponentMeasurer(measured, subject, Gradient!, Gradient!.CostNoise).RequireSeenAgain(measured.WrongAt(Gradient!, _first ?? Gradient!));
    }

    // A place that tells nothing more leaves what is known; but where the gradient is other than zero, components can be compared.
    private bool Improves(BlockSight sight) => (State, sight.State) switch
    {
        (BlockState.Open, _) => true,
        (BlockState.Agrees, BlockState.Agrees) => false,
        (_, BlockState.Agrees or BlockState.Wrong) => true,
        (BlockState.Unseen or BlockState.AtKink or BlockState.Unclear, not BlockState.Unseen) => sight.Probe.Largest > Probe.Largest,
        _ => false,
    };

    private static int NextZero(ReadOnlySpan<double> values, int after)
    {
        var next = values.Slice(after + 1).IndexOf(0);
        return next < 0 ? -1 : after + 1 + next;
    }
}
