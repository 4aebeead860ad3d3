namespace GradGen.Generator.Vocabulary;

/// <summary>The names people give to parameters and their gradients.</summary>
internal static class MemberNames
{
    private static readonly string[] GradientSuffixes = ["gradient", "grad", "delta", "derivative", "diff"];

    private static readonly string[] GradientPrefixes = ["costgradient", "gradient", "grad", "delta", "nabla", "dldloss", "dloss", "dl", "dj", "dc", "d", "g"];

    private static readonly HashSet<string> Parameters =
    [
        "w", "b", "weight", "bias", "gamma", "beta", "kernel", "filter", "scale", "shift", "embedding", "theta",
    ];

    // Words that people put before "weights" and the like for parameters proper; others (velocity, previous, best) are copies.
    private static readonly HashSet<string> Qualifiers =
    [
        "input", "hidden", "output", "recurrent", "query", "key", "value", "projection", "gate", "forget", "cell", "update", "reset", "token",
        "position", "i", "f", "o", "c", "g", "q", "k", "v", "x", "h", "r", "z",
    ];

    private static readonly string[] Plurals = [string.Empty, "s", "es"];

    /// <summary>A name without <c>m_</c>.</summary>
    internal static string Bare(string name) => name.StartsWith("m_", StringComparison.Ordinal) ? name.Substring(2) : name;

    /// <summary>A name without <c>_</c> or <c>m_</c>, in lower case, its last word in the singular.</summary>
    internal static string Normalise(string name) => Singular(Bare(name).Replace("_", string.Empty).ToLowerInvariant());

    /// <summary>
    /// Whether a normalised name is one that parameters have by convention: <c>weight</c>, <c>b</c>, <c>w1</c>, <c>wq</c>, <c>hiddenweight</c>.
    /// </summary>
    internal static bool IsParameter(string normalised)
    {
        if (Parameters.Contains(normalised))
            return true;
        var trimmed = Singular(normalised.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
        if (Parameters.Contains(trimmed))
            return true;
        // Wq, Wxh, bo: a letter and up to two more that say which.
        if (trimmed.Length is 2 or 3 && trimmed[0] is 'w' or 'b' && trimmed is not ("by" or "box" or "buf"))
            return trimmed.Skip(1).All(static letter => "qkvoxhiufcgryz".IndexOf(letter) >= 0);
        return Parameters.Any(parameter => parameter.Length > 3
            && ((trimmed.EndsWith(parameter, StringComparison.Ordinal) && SaysWhich(trimmed.Substring(0, trimmed.Length - parameter.Length)))
                || Plurals.Any(plural => trimmed.StartsWith(parameter + plural, StringComparison.Ordinal)
                    && SaysWhich(Singular(trimmed.Substring(parameter.Length + plural.Length))))));
    }

    // One qualifier or several in a row: weights_ih, inputHiddenWeights, weightsHiddenToOutput.
    private static bool SaysWhich(string rest) =>
        Qualifiers.Any(word => rest.StartsWith(word, StringComparison.Ordinal)
            && (rest.Length == word.Length || SaysWhich(rest.Substring(word.Length))
                || (rest.StartsWith(word + "to", StringComparison.Ordinal) && SaysWhich(rest.Substring(word.Length + 2)))));

    /// <summary>What a normalised name would be the gradient of, if it is one; the most telling reading first.</summary>
    internal static IEnumerable<string> GradientOf(string normalised)
    {
        foreach (var suffix in GradientSuffixes)
        {
            if (normalised.Length > suffix.Length && normalised.EndsWith(suffix, StringComparison.Ordinal))
                yield return Singular(normalised.Substring(0, normalised.Length - suffix.Length));
        }

        foreach (var prefix in GradientPrefixes)
        {
            if (normalised.Length > prefix.Length && normalised.StartsWith(prefix, StringComparison.Ordinal))
                yield return normalised.Substring(prefix.Length);
        }
    }

    /// <summary>Whether a normalised name says gradient and nothing else.</summary>
    internal static bool IsBareGradient(string normalised) => normalised is "gradient" or "grad" or "delta" or "dw";

    /// <summary>Whether a normalised name says parameter and not which, as a dictionary of all of them does.</summary>
    internal static bool IsAnyParameter(string normalised) => normalised is "param" or "parameter" or "trainable" or "learnable" or "variable";

    /// <summary>Whether a normalised name says what is done and to what: one of these verbs, and one of these objects behind it.</summary>
    internal static bool IsAction(string normalised, string[] verbs, string[] objects) => Array.Exists(verbs, verb =>
        normalised.StartsWith(verb, StringComparison.Ordinal) && objects.Contains(normalised.Substring(verb.Length)));

    /// <summary>A parameter's name cut to what gradients are often called by: <c>w</c> for weight, <c>b</c> for bias.</summary>
    internal static string Abbreviate(string normalised) =>
        normalised.Replace("weight", "w").Replace("bias", "b").Replace("kernel", "w").Replace("filter", "w").Replace("gamma", "g");

    private static string Singular(string name) =>
        name.EndsWith("biases", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2)
        : name.EndsWith("matrices", StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) + "x"
        : name.Length > 1 && name.EndsWith("s", StringComparison.Ordinal) && !name.EndsWith("ss", StringComparison.Ordinal)
            && !name.EndsWith("bias", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - 1)
            : name;
}
