namespace GradGen.Generator.Vocabulary;

/// <summary>The names of learning rates and of what else an optimiser's step depends on.</summary>
internal static class StepNames
{
    private static readonly string[] LearningRates = ["eta", "rate", "learningspeed", "stepsize"];

    private static readonly string[] Shares = ["momentum", "decay", "regulari", "l1", "l2"];

    /// <summary>Whether a name is one of a learning rate.</summary>
    internal static bool IsLearningRate(string name) =>
        MemberNames.Normalise(name) is var bare && (LearningRates.Contains(bare) || IsLearningRateAbbreviated(bare));

    /// <summary>Whether a name is one of what a step takes besides the gradient: without it the step is the gradient's alone.</summary>
    internal static bool IsShare(string name) => MemberNames.Normalise(name) is var bare && Shares.Any(bare.Contains);

    // lr, lrate, lnr, learnRate: letters of "learning", then of "rate", in their order.
    private static bool IsLearningRateAbbreviated(string bare)
    {
        var rate = bare.EndsWith("rate", StringComparison.Ordinal) ? 4 : bare.EndsWith("r", StringComparison.Ordinal) ? 1 : 0;
        if (rate == 0 || bare[0] != 'l')
            return false;
        var at = 0;
        return bare.Take(bare.Length - rate).All(letter => (at = "learning".IndexOf(letter, at) + 1) > 0);
    }
}
