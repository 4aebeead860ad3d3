namespace GradGen.Findings;

/// <summary>What a page shows of a block beyond its verdict: where it is off and by how much, and one component at every step.</summary>
internal sealed record BlockCloseup
{
    /// <summary>The position of the first component of each cell; each is a cell by itself unless there are very many.</summary>
    internal required int[] Starts { get; init; }

    /// <summary>How many consecutive components a cell has, at the most.</summary>
    internal required int Width { get; init; }

    /// <summary>What Backward gave for each cell; for several components, the derivative along a random direction of them.</summary>
    internal required double[] Analytic { get; init; }

    /// <summary>What differences of Forward gave for each cell.</summary>
    internal required double[] Numeric { get; init; }

    /// <summary>Which cells differ by more than the measurement's error.</summary>
    internal required bool[] IsWrong { get; init; }

    /// <summary>The most wrong component at every step; null for a block that passes.</summary>
    internal StepSeries? Steps { get; init; }

    /// <summary>Whether every component is a cell by itself.</summary>
    internal bool IsOfComponents => Width == 1;
}

/// <summary>The difference quotients of one component, in the arithmetic of the layer.</summary>
/// <param name="Component">The component's name.</param>
/// <param name="Analytic">What Backward gave.</param>
/// <param name="Numeric">The best that can be made of the quotients.</param>
/// <param name="Bound">How far the true value can be from <paramref name="Numeric"/>.</param>
/// <param name="Quotients">The steps, the largest first, and (J(θ + h) − J(θ − h)) / 2h.</param>
internal sealed record StepSeries(string Component, double Analytic, double Numeric, double Bound, IReadOnlyList<(double Step, double Slope)> Quotients);
