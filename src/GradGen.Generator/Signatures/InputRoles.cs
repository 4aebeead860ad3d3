namespace GradGen.Generator.Signatures;

/// <summary>Which inputs of a loss are what it compares with.</summary>
internal static class InputRoles
{
    private static readonly string[] Targets = ["target", "expected", "label", "truth", "desired", "ideal", "onehot", "ytrue", "groundtruth",
        "reference", "correct", "teacher"];

    private static readonly string[] Labels = ["label", "target", "class", "cls", "category", "categories", "index", "indices", "token", "id",
        "expected", "truth", "word", "y", "position", "correct"];

    private static readonly string[] Wanted = ["expected", "target", "desired", "label", "truth", "ytrue", "y_true", "ideal"];

    private static readonly string[] Differences = ["grad", "delta", "error", "err", "diff", "loss", "cost"];

    private static readonly string[] Constants = ["mask", "noise", "padding", "constant"];

    internal static bool IsLabelName(string name) => Matches(name, Labels);

    /// <summary>Whether what Backward takes is called like the gradient of a cost: <c>dy</c>, <c>outputGradient</c>, <c>upstream</c>.</summary>
    internal static bool IsGradientName(string name) =>
        name.ToLowerInvariant() is var bare
        && (Differences.Any(bare.Contains) || bare is "g" or "upstream"
            || (name.Length > 1 && name[0] == 'd' && (name.Length < 4 || char.IsUpper(name[1]) || name[1] == '_')));

    /// <summary>Whether what Backward takes is what the output should have been, and not the gradient of a cost by it.</summary>
    internal static bool IsInPlaceOfUpstream(string name) =>
        name.ToLowerInvariant() is var bare
        && (bare is "t" or "ts" or "tvalues"
            || (Wanted.Any(bare.Contains) && !Differences.Any(bare.Contains)
                && !(bare.Length > 1 && bare[0] == 'd' && Wanted.Any(word => bare.IndexOf(word, StringComparison.Ordinal) == 1))));

    /// <summary>The same of a letter, which says it of what comes behind the input: <c>BackPropagate(x, y)</c>.</summary>
    internal static bool IsTargetBesideInput(string name) => name.ToLowerInvariant() is "y" or "ys";

    /// <summary>Whether an input by itself is given, so that it needs no gradient.</summary>
    internal static bool IsGiven(string name) => Matches(name, Targets) || name.ToLowerInvariant() is var bare && Constants.Any(bare.Contains);

    /// <summary>For each input of a loss whether it is a target: by name, or else every one after the first.</summary>
    internal static bool[] OfLoss(IReadOnlyList<ForwardInput> inputs)
    {
        var targets = inputs.Select(input => Matches(input.Name, Targets)).ToArray();
        if (targets.Contains(true) && targets.Contains(false))
            return targets;
        // "(y, yHat)", "(t, y)" and "(actual, predicted)" have the target first, by what the other one is called.
        var last = inputs.Count - 1;
        var reversed = inputs.Count == 2 && inputs[last].Name.ToLowerInvariant() is var second
            && (second.Contains("pred") || second.EndsWith("hat", StringComparison.Ordinal) || second.Contains("output") || second.Contains("logit"));
        return [.. inputs.Select((_, index) => inputs.Count > 1 && (reversed ? index == 0 : index > 0))];
    }

    /// <summary>The one of two inputs that is called like a target; null where both are, or neither is.</summary>
    internal static int? TargetByName(IReadOnlyList<ForwardInput> inputs) =>
        (Matches(inputs[0].Name, Targets), Matches(inputs[1].Name, Targets)) switch { (true, false) => 0, (false, true) => 1, _ => null };

    private static bool Matches(string name, string[] words)
    {
        var bare = name.Replace("_", string.Empty).ToLowerInvariant();
        return words.Any(word => word.Length <= 2 ? bare == word || bare == word + "s" : bare.Contains(word)) || (words == Targets && bare is "t" or "ts");
    }
}
