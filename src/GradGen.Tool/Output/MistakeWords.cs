using GradGen.Tool.Checking;
using GradGen.Tool.Mutants;

namespace GradGen.Tool.Output;

/// <summary>What is said of mistakes that were made.</summary>
internal static class MistakeWords
{
    /// <summary>How many the check sees.</summary>
    internal static string Seen(MadeMistakes mistakes) => mistakes.Run == 0 ? "no mistakes could be made" : $"{mistakes.Seen} of {mistakes.Run} mistakes seen";

    /// <summary>The same with those that were not counted.</summary>
    internal static string Sentence(MadeMistakes mistakes)
    {
        (int Count, string What)[] others =
        [
            (mistakes.Survivors.Count - mistakes.Unseen, "leave the gradients as they are"),
            (mistakes.Stopped, "throw or do not come back"),
            (mistakes.Uncompiled, "do not compile"),
            (mistakes.LeftOut, "were not made"),
        ];
        var told = string.Join(", ", others.Where(static other => other.Count > 0).Select(static other => $"{other.Count} {other.What}"));
        return $"{Seen(mistakes)}{(told.Length > 0 ? "; of others " + told : string.Empty)}.";
    }

    /// <summary>Why one is not seen.</summary>
    internal static string Why(Survival survival) => survival switch
    {
        Survival.Equivalent => "the gradients are the same, as far as the exact check can tell",
        Survival.NotRun => "no sample runs this code",
        Survival.SeenByExact => "no sample shows it, though the exact check sees it",
        _ => "no sample shows it, and the exact check cannot tell",
    };

    /// <summary>The statement with the mistake.</summary>
    internal static string After(MistakeText text) => text.After.Length > 0 ? text.After : "(nothing)";
}
