using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GradGen.Generator.Tests.Rules;

/// <summary>A page of docs/rules, cut into its title and its sections.</summary>
internal sealed partial record RulePage(string Id, string Title, IReadOnlyDictionary<string, string> Sections)
{
    internal static string Folder { get; } = Path.Combine(Root(), "docs", "rules");

    internal static RulePage Read(string id)
    {
        var parts = File.ReadAllText(Path.Combine(Folder, id + ".md")).Split("\n## ");
        return new RulePage(id, parts[0], parts.Skip(1).ToDictionary(part => part[..part.IndexOf('\n')], part => part[part.IndexOf('\n')..].Trim()));
    }

    /// <summary>The C# of a section, each block a file of its own.</summary>
    internal IEnumerable<string> Code(string section) => CodeBlock().Matches(Sections[section]).Select(match => match.Groups[1].Value);

    internal static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
