using GradGen.Samples;

namespace GradGen.Generator.Exact.Points;

/// <summary>Where a layer is looked at: one of the points that the check goes to.</summary>
/// <param name="Attempt">What its random numbers begin with.</param>
/// <param name="Style">How its values are drawn.</param>
internal sealed record PointPlace(int Attempt, PointStyle Style)
{
    // Far beyond the numbers of the styles.
    private const int Apart = 100;

    /// <summary>Where every sample is looked at first.</summary>
    internal static PointPlace First { get; } = new(0, PointStyle.Usual);

    /// <summary>Whether the layer is told that it trains.</summary>
    internal bool IsTraining { get; init; } = true;

    /// <summary>Whether the layer has run before, so that what it carries from call to call shows.</summary>
    internal bool IsRepeated { get; init; }

    /// <summary>Whether Forward is run twice there, to see whether it gives the same.</summary>
    internal bool IsCheckedTwice { get; init; }

    /// <summary>Whether only the outputs are asked for.</summary>
    internal bool EndsWithForward { get; init; }

    /// <summary>Whether inputs are between zero and one, and parameters move up only.</summary>
    internal bool IsInsideUnitInterval { get; init; }

    /// <summary>What the upstream gradient is multiplied by: Backward is linear in it, and so is what is right.</summary>
    internal double UpstreamFactor { get; init; } = 1;

    /// <summary>Another point that is drawn in the same way.</summary>
    internal PointPlace Another(int number) => this with { Attempt = Attempt + (Apart * number) };

    /// <summary>The places of a sample after this, the first.</summary>
    internal IEnumerable<PointPlace> Others(IReadOnlyList<PointStyle> styles, bool hasMode)
    {
        for (var attempt = 1; attempt < styles.Count; attempt++)
        {
            // The last, usual one of several shows nothing more.
            if (attempt == 1 || styles[attempt] != PointStyle.Usual)
                yield return this with { Attempt = attempt, Style = styles[attempt], IsRepeated = attempt == 1 };
        }

        if (hasMode)
            yield return this with { IsTraining = false };
    }
}
