namespace GradGen.Generator.Shapes;

/// <summary>Whether a name is another one with a slip in it.</summary>
internal static class Misspelling
{
    private const int ShortestName = 4;

    /// <summary>Two letters changed places, or one is missing, too many or another. Numbers tell names apart, and so does a plural.</summary>
    internal static bool IsOne(string name, string meant)
    {
        meant = meant.TrimStart('_');
        if (name == meant || name.Length < ShortestName || meant.Length < ShortestName
            || char.ToUpperInvariant(name[0]) != char.ToUpperInvariant(meant[0]) || name.Concat(meant).Any(char.IsDigit))
            return false;
        if (name + "s" == meant || meant + "s" == name)
            return false;
        var start = name.Zip(meant, static (one, other) => one == other).TakeWhile(static same => same).Count();
        var (rest, other) = (name.Substring(start), meant.Substring(start));
        return (rest.Length > 0 && rest.Substring(1) == other)
            || (other.Length > 0 && other.Substring(1) == rest)
            || (rest.Length == other.Length && rest.Substring(1) == other.Substring(1))
            || (rest.Length > 1 && rest.Length == other.Length && rest[0] == other[1] && rest[1] == other[0] && rest.Substring(2) == other.Substring(2));
    }
}
