using System.Text.RegularExpressions;
using GradGen.Generator.Tests.Rules;

namespace GradGen.Generator.Tests.House;

/// <summary>The rooms of a project from the top down, as CONTRIBUTING.md draws them: a line a folder, indented below its own.</summary>
internal static partial class HouseMap
{
    internal static string Root { get; } = RulePage.Root();

    /// <summary>The text of each source file below a folder of src, by its path there.</summary>
    internal static IReadOnlyDictionary<string, string> Sources(string folder)
    {
        var root = Path.Combine(Root, "src", folder);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file))
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .ToDictionary(static file => file, file => File.ReadAllText(Path.Combine(root, file)));
    }

    /// <summary>The rooms of a project, each by its path in it; the project's own folder, empty, is the first.</summary>
    internal static IReadOnlyList<string> Of(string project) => Read(File.ReadAllText(Path.Combine(Root, "CONTRIBUTING.md")), project);

    internal static IReadOnlyList<string> Read(string text, string project)
    {
        var rooms = new List<string> { string.Empty };
        var around = new List<string>();
        foreach (var line in text.Split('\n').SkipWhile(line => !line.StartsWith($"src/{project}/", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith(' ')))
        {
            if (Room().Match(line) is not { Success: true } room)
                continue;
            var depth = room.Groups[1].Length / 4;
            around.RemoveRange(depth - 1, around.Count - depth + 1);
            around.Add(room.Groups[2].Value);
            rooms.Add(string.Join('/', around));
        }

        return rooms;
    }

    [GeneratedRegex("^((?:    )+)([A-Za-z]+)/")]
    private static partial Regex Room();
}
