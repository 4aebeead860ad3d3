using GradGen.Tool.Checking;
using GradGen.Tool.Mutants;

namespace GradGen.Tool.Output;

/// <summary>What is said of mistakes that were made.</summary>
internal static class MistakeWords
{
    /// <summary>How many the check sees.</summary>
    internal static string Seen(MadeMistakes mistakes) => mistakes.Run == 0 ? "no mistakes could be made" : $"{mistakes.Seen} of {mistakes.Run} mistakes seen";

    /// <summary>The same with those that are not counted.</summary>
    internal static string Sentence(MadeMistakes mistakes)
    {
        (int Count, string What)[] others =
        [
            (mistakes.Survivors.Count - mistakes.Unseen, "without effect on the gradients"),
            (mistakes.Stopped, "ended by an exception or a time limit"),
            (mistakes.Uncompiled, "rejected by the compiler"),
            (mistakes.LeftOut, "not made"),
        ];
        var told = string.Join(", ", others.Where(static other => other.Count > 0).Select(static other => $"{other.Count} {other.What}"));
        return $"{Seen(mistakes)}.{(told.Length > 0 ? $" Not counted: {told}." : string.Empty)}";
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
