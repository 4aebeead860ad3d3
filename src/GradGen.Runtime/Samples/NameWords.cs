namespace GradGen.Samples;

/// <summary>The words of a name, in lower case: those of <c>kernelSize</c> and <c>kernel_size</c> are the same.</summary>
internal static class NameWords
{
    /// <summary>Whether a name contains one of some words, in whatever case.</summary>
    internal static bool Mentions(this string name, params string[] words) =>
        Array.Exists(words, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    internal static string[] Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetter(name[i]) && !(char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
                continue;
            words.Add(name.Substring(start, i - start).Trim('_', ' ', '[', ']', '.').ToLowerInvariant());
            start = i;
        }

        return [.. words.Where(static word => word.Length > 0)];
    }
}
