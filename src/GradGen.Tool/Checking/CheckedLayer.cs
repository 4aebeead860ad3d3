using GradGen.Tool.Running;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Checking;

/// <summary>A layer that was checked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Project">The project that it is of.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record CheckedLayer(string Name, string Project, FileLinePositionSpan? Place, LayerOutcome Outcome)
{
    /// <summary>What the compile-time rules say of a layer that is wrong.</summary>
    internal IReadOnlyList<Blame> Blames { get; init; } = [];

    /// <summary>Where its Backward is; null where no page is to show it.</summary>
    internal FileLinePositionSpan? Backward { get; init; }

    /// <summary>What the check makes of mistakes in the layer's Backward; null where none were made.</summary>
    internal MadeMistakes? Mistakes { get; init; }

    /// <summary>Where to look: at the first statement to blame, or else at the layer.</summary>
    internal FileLinePositionSpan? Look => Blames.Count > 0 ? Blames[0].Place : Place;

    internal Verdict Verdict => Outcome.Verdict ?? Verdict.Inconclusive;
}

/// <summary>A place in the code that is wrong.</summary>
/// <param name="Rule">The number of the rule that says so.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Place">Where.</param>
internal sealed record Blame(string Rule, string Message, FileLinePositionSpan Place);
