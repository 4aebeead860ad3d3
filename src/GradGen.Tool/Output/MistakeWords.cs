using GradGen.Tool.Checking;
using GradGen.Tool.Mutants;

namespace GradGen.Tool.Output;

/// <summary>What is said of mistakes that were made.</summary>
internal static class MistakeWords
{
    /// <summary>How many the check sees.</summary>
    internal static string Seen(MadeMistakes mistakes) => mistakes.Run == 0 ? "no mistakes could be made" : $"{mistakes.Seen} of {mistakes.Run} mistakes seen";

    /// <summary>The others; empty where there are none.</summary>
    internal static string Others(MadeMistakes mistakes)
    {
        (int Count, string What)[] others =
        [
            (mistakes.Stopped, "more throw or do not come back"),
            (mistakes.Uncompiled, "do not compile"),
            (mistakes.LeftOut, "were not made (--seed chooses)"),
        ];
        return string.Join(", ", others.Where(static other => other.Count > 0).Select(static other => $"{other.Count} {other.What}"));
    }

    /// <summary>Why one is not seen.</summary>
    internal static string Why(Survival survival) => survival switch
    {
        Survival.Equivalent => "the gradients are the same, as far as the exact check can tell",
        Survival.NotRun => "no sample runs this code",
        _ => "no sample shows it",
    };

    /// <summary>The statement with the mistake.</summary>
    internal static string After(MistakeText text) => text.After.Length > 0 ? text.After : "(nothing)";
}
