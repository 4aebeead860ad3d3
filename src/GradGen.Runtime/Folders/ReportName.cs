using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace GradGen.Folders;

/// <summary>
/// File names for reports: the same in every run of the same checks, a name of its own for each, and fit for every file
/// system. The namespace is a part of them, since layers of one name are common.
/// </summary>
internal static class ReportName
{
    // Both together, with a number and an ending, are within the 255 bytes that file systems take.
    private const int LongestLayer = 120;
    private const int LongestCaller = 60;

    // To Windows these are devices, whatever follows after a dot.
    private static readonly string[] Devices =
    [
        "aux", "con", "nul", "prn", .. Enumerable.Range(0, 10).SelectMany(static number => new[] { $"com{number}", $"lpt{number}" }),
    ];

    private static readonly ConcurrentDictionary<string, int> Calls = new();

    // To Windows and macOS, ReLU and Relu are one name.
    private static readonly ConcurrentDictionary<string, string> Owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A sample of a layer, numbered as its test class is: from one.</summary>
    internal static string OfSample(Type layer, int sample) =>
        Own(FormattableString.Invariant($"{Readable(layer)}-{sample + 1}"), layer.AssemblyQualifiedName!);

    /// <summary>A check that code asks for: numbered by layer and assembly, so that test projects do not overwrite one another's.</summary>
    /// <param name="layer">The layer; null for a function.</param>
    /// <param name="caller">The assembly that asks.</param>
    internal static string OfCall(Type? layer, Assembly caller)
    {
        var name = $"{(layer is null ? "Function" : Readable(layer))}-{Safe(caller.GetName().Name ?? string.Empty, LongestCaller)}";
        var owner = $"{layer?.AssemblyQualifiedName}|{caller.FullName}";
        return Own(FormattableString.Invariant($"{name}-{Calls.AddOrUpdate(owner, 1, static (_, last) => last + 1)}"), owner);
    }

    private static string Readable(Type layer) => Safe(layer.ToString().Replace('+', '.'), LongestLayer);

    private static string Own(string name, string owner) => Owners.GetOrAdd(name, owner) == owner ? name : $"{name}-{Hash(owner)}";

    // What cannot stay as it is leaves a hash behind, so that different names remain different.
    private static string Safe(string name, int longest)
    {
        var safe = new StringBuilder();
        foreach (var character in name)
        {
            if (character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-')
                safe.Append(character);
            else if (safe.Length > 0 && safe[safe.Length - 1] != '_')
                safe.Append('_');
        }

        if (safe.Length > longest)
            safe.Remove(longest, safe.Length - longest);
        var text = safe.ToString();
        if (text != name)
            text = $"{text.Trim('_')}-{Hash(name)}";
        return Devices.Contains(text.Split('.')[0], StringComparer.OrdinalIgnoreCase) ? "_" + text : text;
    }

    // FNV-1a
    private static string Hash(string text) =>
        text.Aggregate(2166136261u, static (hash, character) => unchecked((hash ^ character) * 16777619)).ToString("x8", CultureInfo.InvariantCulture);
}
