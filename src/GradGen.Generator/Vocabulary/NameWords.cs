namespace GradGen.Generator.Vocabulary;

/// <summary>The words of a name, in lower case: those of <c>fromLogits</c> and <c>from_logits</c> are the same.</summary>
internal static class NameWords
{
    internal static IEnumerable<string> Of(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetter(name[i]) && !(char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
                continue;
            if (name.Substring(start, i - start).Trim('_').ToLowerInvariant() is { Length: > 0 } word)
                yield return word;
            start = i;
        }
    }
}
