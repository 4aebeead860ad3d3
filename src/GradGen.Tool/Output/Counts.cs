using GradGen.Tool.Checking;

namespace GradGen.Tool.Output;

/// <summary>The words for a verdict, and how many layers have each.</summary>
internal static class Counts
{
    internal static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "right",
        Verdict.Fail => "WRONG",
        _ => "unclear",
    };

    /// <summary>One line about a run.</summary>
    internal static string Of(CheckResult result)
    {
        if (result.Layers.Count + result.Unreached.Count == 0)
            return result.Errors.Count > 0 ? "Nothing was checked." : "No class with a Forward and a Backward was found.";
        var counts = result.Layers.GroupBy(static layer => Word(layer.Verdict).ToLowerInvariant())
            .ToDictionary(static group => group.Key, static group => group.Count());
        counts.Add("not reached", result.Unreached.Count);
        string[] words = ["right", "wrong", "unclear", "not reached"];
        return string.Join(", ", words.Where(word => counts.GetValueOrDefault(word) > 0).Select(word => $"{counts[word]} {word}")) + ".";
    }
}
