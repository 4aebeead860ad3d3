namespace GradGen.Samples;

/// <summary>How a point's values are drawn: what one way of drawing them cannot show, another has to.</summary>
internal sealed record PointStyle
{
    /// <summary>Inputs of moderate size, parameters near what the layer has, no label twice unless it must be.</summary>
    internal static readonly PointStyle Usual = new();

    /// <summary>What a report calls it.</summary>
    internal string Name { get; private init; } = "usual values";

    /// <summary>Inputs reach from minus this to this; null for the usual range.</summary>
    internal double? Reach { get; private init; }

    /// <summary>Whether only the first input is drawn so, and the others as usual.</summary>
    internal bool IsOfFirst { get; private init; }

    /// <summary>1 where all inputs lie above every threshold, −1 below, so that their mean and their norm do; 0 for anywhere.</summary>
    internal int Side { get; private init; }

    /// <summary>Whether the first input lies near another one of the same size, at distances about the thresholds.</summary>
    internal bool IsNear { get; private init; }

    /// <summary>Whether targets that are not shares have either sign, like other inputs.</summary>
    internal bool FreesTargets { get; private init; }

    /// <summary>Whether parameters change their signs, or go over the whole of their domain.</summary>
    internal bool TurnsSigns { get; private init; }

    /// <summary>Whether labels occur more than once.</summary>
    internal bool RepeatsLabels { get; private init; }

    /// <summary>Whether some labels are those that the code compares with.</summary>
    internal bool HasComparedLabels { get; private init; }

    /// <summary>The value, 0 or 1, that a single flag of each row has, and no other of that row: a mean over one value has no other to hide behind.</summary>
    internal int? LoneFlag { get; private init; }

    /// <summary>
    /// The styles of the first points of a layer; all others are usual. The first two always are, but for labels, so that what
    /// is right there is not put at risk by values that a layer may not be meant for.
    /// </summary>
    /// <param name="facts">What the layer's code compares, and with what.</param>
    internal static IReadOnlyList<PointStyle> Of(PointFacts facts)
    {
        var styles = new List<PointStyle> { Usual, facts.HasLabels ? new PointStyle { Name = "repeated labels", RepeatsLabels = true } : Usual };
        if (facts.ComparedLabels.Count > 0)
            styles.Add(new PointStyle
            {
                Name =
                $"the label{(facts.ComparedLabels.Count == 1 ? string.Empty : "s")} {string.Join(", ", facts.ComparedLabels)}",
                RepeatsLabels = true,
                HasComparedLabels = true
            });
        if (facts.HasFlags)
        {
            styles.Add(new PointStyle { Name = "a single flag that is set", LoneFlag = 1 });
            styles.Add(new PointStyle { Name = "a single flag that is not set", LoneFlag = 0 });
        }

        var sizes = facts.Thresholds.Select(Math.Abs).Where(static size => size > 0).DefaultIfEmpty(0).ToArray();
        if (facts.Thresholds.Count == 0)
            return styles;
        if (sizes.Max() >= UsualReach)
        {
            var wide = new PointStyle { Name = $"inputs beyond {Text(sizes.Max())}", Reach = 1.5 * sizes.Max() };
            styles.Add(wide);
            styles.Add(wide with { TurnsSigns = true });
        }

        if (sizes.Min() is > 0 and < UsualReach / 3)
            styles.Add(new PointStyle { Name = $"inputs about {Text(sizes.Min())}", Reach = 3 * sizes.Min(), FreesTargets = true });
        // Far beyond, an activation is so near its limit that rounding leaves nothing of its derivative.
        if (sizes.Max() <= 2 * UsualReach)
        {
            styles.Add(new PointStyle { Name = $"inputs all above {Text(sizes.Max())}", Side = 1 });
            styles.Add(new PointStyle { Name = $"inputs all below {Text(-sizes.Max())}", Side = -1 });
        }

        // Distances and norms of these are below the smallest threshold.
        if (sizes.Min() > 0)
        {
            var small = new PointStyle { Name = $"inputs well below {Text(sizes.Min())}", Reach = 0.2 * sizes.Min() };
            styles.Add(small);
            if (facts.HasTwins)
                styles.Add(small with { Name = $"the first input well below {Text(sizes.Min())}", IsOfFirst = true });
        }

        if (facts.HasTwins)
        {
            styles.Add(new PointStyle { Name = "inputs near one another", IsNear = true });
            if (facts.HasFreeTargets)
                styles.Add(new PointStyle { Name = "inputs near targets of any sign", IsNear = true, FreesTargets = true });
        }

        if (facts.HasFreeTargets)
            styles.Add(new PointStyle { Name = "targets of any sign", Reach = Math.Max(UsualReach, 1.5 * sizes.Max()), FreesTargets = true });
        if (facts.HasParameters)
            styles.Add(new PointStyle { Name = "parameters of other signs", TurnsSigns = true });
        styles.Add(Usual);
        return styles;
    }

    /// <summary>As far as inputs usually go.</summary>
    internal const double UsualReach = 1.5;

    private static string Text(double number) => number.ToString("G4", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What decides on how points are drawn.</summary>
/// <param name="Thresholds">The numbers that real values are compared with.</param>
/// <param name="ComparedLabels">The integers that labels are compared with.</param>
/// <param name="HasLabels">Whether there are labels.</param>
/// <param name="HasFlags">Whether there are several flags in a row: numbers of which each is one of two.</param>
/// <param name="HasTwins">Whether two inputs are of the same size.</param>
/// <param name="HasFreeTargets">Whether there are targets that need not be shares or probabilities.</param>
/// <param name="HasParameters">Whether there are parameters.</param>
internal sealed record PointFacts(
    IReadOnlyList<double> Thresholds, IReadOnlyList<int> ComparedLabels, bool HasLabels, bool HasFlags, bool HasTwins, bool HasFreeTargets, bool HasParameters);
