using System.Globalization;

namespace GradGen.Generator.Symbols;

/// <summary>Short hashes for the names of generated files, which are compared ignoring case where type names are not.</summary>
internal static class Hashes
{
    /// <summary>Sixteen bits of FNV-1a, the same on every machine.</summary>
    internal static string Of(string name)
    {
        var hash = 2166136261u;
        foreach (var letter in name)
            hash = unchecked((hash ^ letter) * 16777619u);
        return ((hash >> 16) ^ (hash & 0xFFFF)).ToString("x4", CultureInfo.InvariantCulture);
    }
}
