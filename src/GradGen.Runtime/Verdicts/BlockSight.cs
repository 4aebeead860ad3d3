using GradGen.Components;
using GradGen.Probing;

namespace GradGen.Verdicts;

/// <summary>What a block shows at one point.</summary>
/// <param name="State">How it stands there.</param>
/// <param name="Probe">The probe of the whole block.</param>
internal sealed record BlockSight(BlockState State, Probe Probe)
{
    /// <summary>The slopes on the two sides of a kink.</summary>
    internal ValueRange? Kink { get; init; }

    /// <summary>The components, where they decided.</summary>
    internal BlockComparison? Components { get; init; }

    /// <summary>The components that were measured, all or some of them.</summary>
    internal BlockComparison? Measured { get; init; }

    /// <summary>Of a block too large to be compared component by component: those that were found wrong.</summary>
    internal IReadOnlyList<ComponentResult> Culprits { get; init; } = [];

    /// <summary>Whether more are wrong than <see cref="Culprits"/>.</summary>
    internal bool HasMoreCulprits { get; init; }

    /// <summary>What is wrong in the block, where that is known of every component.</summary>
    internal ComponentErrors? Errors { get; init; }

    /// <summary>What the claimed gradient differs by, as a share of its largest component, where that is an approximation's error.</summary>
    internal double Approximation { get; init; }
}
