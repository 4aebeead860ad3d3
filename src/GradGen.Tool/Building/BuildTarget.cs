using System.Text.RegularExpressions;

namespace GradGen.Tool.Building;

/// <summary>What a path means: projects and solutions to build, or a folder of sources that has neither.</summary>
/// <param name="Folder">The folder that files are named from in what is shown.</param>
/// <param name="Files">The projects and solutions, by their full paths; none where the sources stand by themselves.</param>
internal sealed partial record BuildTarget(string Folder, IReadOnlyList<string> Files)
{
    private static readonly string[] Solutions = [".sln", ".slnx", ".slnf"];

    private static readonly string[] LeftOut = ["bin", "obj", "node_modules"];

    /// <summary>The project, where it is one alone.</summary>
    internal string? Project => Files is [var only] && IsProject(only) ? only : null;

    /// <summary>All projects, those of solutions too.</summary>
    internal IReadOnlyList<string> Projects =>
        [.. Files.SelectMany(static file => IsProject(file) ? [file] : ProjectsIn(file)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>A project and those that it says it references, and in turn theirs.</summary>
    internal static IReadOnlyList<string> WithReferenced(string project)
    {
        var found = new List<string> { project };
        for (var next = 0; next < found.Count; next++)
            found.AddRange(ProjectsIn(found[next]).Where(reference => !found.Contains(reference, StringComparer.OrdinalIgnoreCase)).ToArray());
        return found;
    }

    /// <summary>A project, a solution or a folder. In a folder a solution comes before a project, and both before those in folders below.</summary>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or a file that is none of these.</exception>
    internal static BuildTarget Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return IsSolution(full) || IsProject(full)
                ? new BuildTarget(Path.GetDirectoryName(full)!, [full])
                : throw new FileNotFoundException($"{path} is no C# project and no solution.");
        }

        if (!Directory.Exists(full))
            throw new FileNotFoundException($"There is no file or folder {path}.");
        full = Path.TrimEndingDirectorySeparator(full);
        string[] here = [.. Directory.EnumerateFiles(full).Order(StringComparer.Ordinal)];
        // A solution of projects that are elsewhere is a leftover.
        string[] found = [.. here.Where(static file => IsSolution(file) && ProjectsIn(file).Any())];
        if (found.Length == 0)
            found = [.. here.Where(IsProject)];
        if (found.Length == 0)
            found = [.. Below(full).Where(IsProject)];
        return new BuildTarget(full, found);
    }

    /// <summary>Whether two paths are of one file.</summary>
    internal static bool IsSame(string file, string other) => string.Equals(file, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The sources in a folder and below it, but for what builds and packages leave there.</summary>
    internal static IEnumerable<string> SourcesIn(string folder) => Below(folder).Where(static file => HasExtension(file, ".cs"));

    /// <summary>The sources of a project: those that it lists, where it is not of the kind that takes all in its folder.</summary>
    internal static IEnumerable<string> SourcesOf(string project)
    {
        var text = File.ReadAllText(project);
        var folder = Path.GetDirectoryName(project)!;
        string[] listed = text.Contains("Sdk=", StringComparison.OrdinalIgnoreCase) ? [] :
        [
            .. ListedSource().Matches(text).Select(match => Path.GetFullPath(Path.Combine(folder, match.Groups[1].Value.Replace('\\', '/'))))
                .Where(File.Exists),
        ];
        return listed.Length > 0 ? listed : SourcesIn(folder);
    }

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        .Concat(Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Where(IsSearched).SelectMany(Below));

    private static bool IsSearched(string folder) =>
        Path.GetFileName(folder) is var name && !name.StartsWith('.') && !LeftOut.Contains(name) && new DirectoryInfo(folder).LinkTarget is null;

    // By what looks like one: a solution has one of three forms.
    private static IEnumerable<string> ProjectsIn(string file) => ProjectPath().Matches(File.ReadAllText(file))
        .Select(match => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!,
            match.Groups[1].Value.Replace("\\\\", "/", StringComparison.Ordinal).Replace('\\', '/'))))
        .Where(File.Exists);

    [GeneratedRegex("\"([^\"<>|]+\\.csproj)\"", RegexOptions.IgnoreCase)]
    private static partial Regex ProjectPath();

    [GeneratedRegex("<Compile\\s+Include=\"([^\"]+\\.cs)\"", RegexOptions.IgnoreCase)]
    private static partial Regex ListedSource();

    private static bool IsSolution(string file) => Solutions.Any(extension => HasExtension(file, extension));

    private static bool IsProject(string file) => HasExtension(file, ".csproj");

    private static bool HasExtension(string file, string extension) => Path.GetExtension(file).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
