namespace GradGen.Generator.Reading;

/// <summary>Which inputs of a loss are what it compares with.</summary>
internal static class InputRoles
{
    private static readonly string[] Targets = ["target", "expected", "label", "truth", "desired", "ideal", "onehot", "ytrue", "groundtruth", "reference", "correct", "teacher"];

    private static readonly string[] Labels = ["label", "target", "class", "index", "indices", "token", "id", "expected", "truth", "word", "y", "position", "correct"];

    internal static bool IsLabelName(string name) => Matches(name, Labels);

    /// <summary>For each input of a loss whether it is a target: by name, or else every one after the first.</summary>
    internal static bool[] OfLoss(IReadOnlyList<ForwardInput> inputs)
    {
        var targets = inputs.Select(input => Matches(input.Parameter.Name, Targets)).ToArray();
        if (targets.Contains(true) && targets.Contains(false))
            return targets;
        // "(y, yHat)", "(t, y)" and "(actual, predicted)" have the target first, by what the other one is called.
        var last = inputs.Count - 1;
        var reversed = inputs.Count == 2 && inputs[last].Parameter.Name.ToLowerInvariant() is var second
            && (second.Contains("pred") || second.EndsWith("hat", StringComparison.Ordinal) || second.Contains("output") || second.Contains("logit"));
        return [.. inputs.Select((_, index) => inputs.Count > 1 && (reversed ? index == 0 : index > 0))];
    }

    private static bool Matches(string name, string[] words)
    {
        var bare = name.Replace("_", string.Empty).ToLowerInvariant();
        return words.Any(word => word.Length <= 2 ? bare == word || bare == word + "s" : bare.Contains(word)) || (words == Targets && bare is "t" or "ts");
    }
}
