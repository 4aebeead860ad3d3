using System.Text.RegularExpressions;

namespace GradGen.Package.Tests;

/// <summary>The first page of docs/guide.md, read as someone reads it who types its files into an empty folder.</summary>
internal static partial class FirstPage
{
    private const string TestProject = "Layers.Tests/Layers.Tests.csproj";

    private static readonly string[] Sections = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide.md")).Split("\n## ");

    private static readonly string Text = Sections.Single(static part => part.StartsWith("From an empty folder\n", StringComparison.Ordinal));

    /// <summary>The test frameworks that the page has a project for, in its words, and that are run by its command.</summary>
    internal static string[] Frameworks => [.. Text.Split("\n### ").Skip(1).TakeWhile(static part => !part.StartsWith("Run it\n", StringComparison.Ordinal)).Where(static part => part.Contains("```xml", StringComparison.Ordinal)).Select(static part => part[..part.IndexOf('\n')])];

    /// <summary>What the reader runs.</summary>
    internal static string[] Command => Run[(Run.IndexOf("```\ndotnet ", StringComparison.Ordinal) + "```\ndotnet ".Length)..].Split('\n')[0].Split(' ');

    /// <summary>A right line of Dense.cs, and what the page has the reader write for it.</summary>
    internal static (string Right, string Wrong) Mistake
    {
        get
        {
            var wrong = Run[(Run.IndexOf("<!-- mistake -->\n```\n", StringComparison.Ordinal) + "<!-- mistake -->\n```\n".Length)..].Split('\n')[0].Trim();
            return (RightLine().Match(Run).Groups[1].Value, wrong);
        }
    }

    /// <summary>How the guide has a framework run the gradient checks only, from its table of them.</summary>
    internal static string FilterOf(string framework)
    {
        var table = Sections.Single(static part => part.StartsWith("In CI\n", StringComparison.Ordinal)).Split('\n').Where(static line => line.StartsWith('|')).Select(static line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        var column = Array.FindIndex(table[0], heading => heading.Length > 0 && heading.Split(", ").Any(name => framework.StartsWith(name, StringComparison.Ordinal)));
        return table.Single(static row => row[1] == "gradient checks only")[column].Trim('`').Split("--filter ")[1];
    }

    private static string Run => Section("Run it");

    /// <summary>The page's file of this name.</summary>
    internal static string FileOf(string path) =>
        Regex.Match(Text, $"`{Regex.Escape(path)}`:\n\n```[a-z]+\n(.*?)```", RegexOptions.Singleline) is { Success: true } file
            ? file.Groups[1].Value
            : throw new ArgumentException($"The first page has no file {path}.", nameof(path));

    /// <summary>The test project of a framework.</summary>
    internal static string ProjectOf(string framework) => Code().Match(Section(framework)).Groups[1].Value;

    /// <summary>Does what the page says: its files, with the test project of one framework.</summary>
    internal static void Write(string folder, string framework, string version)
    {
        foreach (var path in new[] { "nuget.config", "Layers/Layers.csproj", "Layers/Dense.cs" })
            Write(folder, path, FileOf(path), version);
        Write(folder, TestProject, ProjectOf(framework), version);
    }

    private static void Write(string folder, string path, string text, string version)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text.Replace($"Include=\"GradGen\" Version=\"{Repository.Version}\"", $"Include=\"GradGen\" Version=\"{version}\"", StringComparison.Ordinal));
    }

    private static string Section(string title) => Text.Split("\n### ").Single(part => part.StartsWith(title + "\n", StringComparison.Ordinal));

    [GeneratedRegex("```xml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("\nfor `([^`]+)`")]
    private static partial Regex RightLine();
}
