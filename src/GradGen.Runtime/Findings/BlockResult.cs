using GradGen.Findings;

namespace GradGen;

/// <summary>The result for one block: a parameter or an input.</summary>
public sealed record BlockResult
{
    /// <summary>The member's or the input's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a parameter or an input.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>Its shape.</summary>
    public required BlockShape Shape { get; init; }

    /// <summary>
    /// The name of the sample that this comes from, unless that is the one that the report begins with; with <c>training: false</c>
    /// in it where the block is wrong in evaluation mode alone.
    /// </summary>
    public string? Sample { get; init; }

    /// <summary>The verdict on it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>‖dθ‖₂, the norm of what Backward gave.</summary>
    public required double AnalyticNorm { get; init; }

    /// <summary>
    /// ‖dθapprox‖₂, the norm of what differences of Forward gave; estimated from a random direction where only
    /// that was measured.
    /// </summary>
    public required double NumericNorm { get; init; }

    /// <summary>
    /// ‖dθapprox − dθ‖₂ / (‖dθapprox‖₂ + ‖dθ‖₂); zero where both norms are. Where only a random direction u was measured,
    /// |⟨dθapprox − dθ, u⟩| takes the place of the distance: it is as large on average.
    /// </summary>
    public required double Difference { get; init; }

    /// <summary>What the measurement's error can contribute to <see cref="Difference"/>.</summary>
    public required double Bound { get; init; }

    /// <summary>The smallest error that would have been noticed in every one of its components.</summary>
    public required double DetectionLimit { get; init; }

    /// <summary>The component whose difference is the largest relative to its bound; null where none was measured individually.</summary>
    public required ComponentResult? Worst { get; init; }

    /// <summary>How many components were found wrong.</summary>
    public required int WrongCount { get; init; }

    /// <summary>Whether more are wrong than <see cref="WrongCount"/>: not all of them were looked for.</summary>
    public bool HasMoreWrong { get; init; }

    /// <summary>The wrong components, worst first; only some if there are many.</summary>
    public required IReadOnlyList<ComponentResult> Wrong { get; init; }

    /// <summary>What a page shows of it, where one was asked for.</summary>
    internal BlockCloseup? Closeup { get; init; }
}

/// <summary>The result for one component of the gradient.</summary>
/// <param name="Name">The block's name and the index: <c>_weights[2,1]</c>.</param>
/// <param name="Analytic">What Backward gave.</param>
/// <param name="Numeric">What differences of Forward gave.</param>
/// <param name="Bound">How far the true value can be from <paramref name="Numeric"/>.</param>
public sealed record ComponentResult(string Name, double Analytic, double Numeric, double Bound);
