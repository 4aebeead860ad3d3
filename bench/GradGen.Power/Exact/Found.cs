extern alias Internals;
using Internals::GradGen.Generator.Exact;
using Internals::GradGen.Generator.Layers;
using Microsoft.CodeAnalysis;

namespace GradGen.Power.Exact;

/// <summary>How well mistakes were placed and explained.</summary>
internal sealed class Found
{
    private readonly Lock _lock = new();

    /// <summary>Mistakes that were run to the end.</summary>
    internal int Run { get; set; }

    /// <summary>Of these, those that made a gradient wrong.</summary>
    internal int Wrong { get; private set; }

    internal int First { get; private set; }

    internal int AmongThree { get; private set; }

    /// <summary>Statements that a GG0401 was reported on.</summary>
    internal int Named { get; private set; }

    internal int NamedThere { get; private set; }

    internal int Explained { get; private set; }

    /// <summary>Reasons given of another statement than the one that was changed.</summary>
    internal int ExplainedElsewhere { get; private set; }

    /// <summary>What was missed or placed elsewhere, a line each.</summary>
    internal List<string> Missed { get; } = [];

    /// <summary>The time of the check where it was measured.</summary>
    internal List<(string Layer, double Milliseconds)> Times { get; } = [];

    /// <summary>Takes the result of a mistake.</summary>
    /// <param name="result">What the exact check says.</param>
    /// <param name="isPlace">Whether a statement is where the mistake is.</param>
    /// <param name="isMissing">Whether the mistake is that a statement is missing. One that makes all right may be added elsewhere.</param>
    /// <param name="what">The mistake, to be listed.</param>
    internal void Take(ExactResult result, Func<SyntaxNode, bool> isPlace, bool isMissing, string what)
    {
        lock (_lock)
        {
            if (result.Ended is null || result.Wrong.Count > 0)
                Run++;
            if (result.Wrong.Count == 0)
            {
                Missed.Add($"{result.Ended ?? "not found"}: {what}");
                return;
            }

            Wrong++;
            var place = result.Suspects.ToList().FindIndex(suspect => isPlace(suspect.Statement));
            var isThere = result.Culprit is { } culprit && isPlace(culprit.Statement);
            // What is named comes before what is only suspected.
            First += result.Culprit is null ? place == 0 ? 1 : 0 : isThere ? 1 : 0;
            AmongThree += isThere || place is >= 0 and < 3 ? 1 : 0;
            Named += result.Culprit is null ? 0 : 1;
            NamedThere += isThere ? 1 : 0;
            Explained += result.Culprit?.Repair is null ? 0 : 1;
            ExplainedElsewhere += result.Culprit?.Repair is not { } repair || isThere || (isMissing && result.Culprit.IsAll && !repair.IsOfStatement) ? 0 : 1;
            if (!isThere)
            {
                var named = result.Culprit is null ? "not named" : $"named \u201c{result.Culprit.Statement}\u201d {result.Culprit.Repair?.Reason}";
                Missed.Add($"{named}, place {place + 1} of {result.Suspects.Count}: {what}");
            }
        }
    }

    /// <summary>Measures the time of the check of a mistake.</summary>
    internal void Time(LayerReading layer, string what)
    {
        var time = ExactRun.Time(layer);
        lock (_lock)
            Times.Add((what, time));
    }
}
