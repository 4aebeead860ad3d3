using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace GradGen.Package.Tests;

/// <summary>
/// samples/Warnings is wrong in every way there is a warning for, and gets exactly the warnings that its comments announce.
/// It is no part of the solution, whose warnings are errors to the build and to the formatter.
/// </summary>
public sealed partial class WarningsSampleTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples", "Warnings");

    [Fact]
    public void It_builds_with_the_warnings_that_are_marked()
    {
        // Beside the warnings it has the notes, which a build does not print.
        var log = Path.Combine(Directory.CreateTempSubdirectory("gradgen warnings ").FullName, "log.sarif");
        var built = Path.Combine(Folder, "obj", "Debug");
        if (Directory.Exists(built))
            Directory.Delete(built, recursive: true);
        Command.Dotnet(Folder, "build", $"-p:ErrorLog=\"{log}\"").Succeeds();

        Assert.Equal(Marked().Order(), Reported(log).Order());
        Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
    }

    [Fact]
    public void It_shows_every_diagnostic()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "rules"), "GG*.md").Select(Path.GetFileNameWithoutExtension);
        var shown = Directory.GetFiles(Folder, "*.cs").SelectMany(File.ReadLines).Select(static line => Mark().Match(line).Groups[1].Value);

        Assert.Empty(pages.Except(shown));
    }

    private static IEnumerable<Warning> Marked() =>
        Directory.GetFiles(Folder, "*.cs").Where(static file => Path.GetFileName(file) != "NotPartial.cs").SelectMany(static file => File.ReadLines(file)
            .Select((line, index) => new Warning(Path.GetFileName(file), index + 1, Mark().Match(line).Groups[1].Value))
            .Where(static warning => warning.Id.Length > 0));

    private static IEnumerable<Warning> Reported(string log)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(log));
        return [.. document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(static result => result.GetProperty("level").GetString() != "note" || result.GetProperty("ruleId").GetString()!.StartsWith("GG", StringComparison.Ordinal))
            .Select(static result =>
            {
                var place = result.GetProperty("locations")[0].GetProperty("resultFile");
                return new Warning(Path.GetFileName(place.GetProperty("uri").GetString()!), place.GetProperty("region").GetProperty("startLine").GetInt32(), result.GetProperty("ruleId").GetString()!);
            })];
    }

    [GeneratedRegex("// (GG[0-9]{4})$")]
    private static partial Regex Mark();

    private readonly record struct Warning(string File, int Line, string Id) : IComparable<Warning>
    {
        public int CompareTo(Warning other) => (File, Line, Id).CompareTo((other.File, other.Line, other.Id));
    }
}
