using System.Xml;
using System.Xml.Linq;

namespace GradGen.Tool.Building;

/// <summary>
/// The packages of projects that are not built here, as those for .NET Framework are only on Windows: their sources are compiled by
/// themselves, and need them all the same.
/// </summary>
internal static class ProjectPackages
{
    /// <summary>A project of nothing but these packages; null where there are none.</summary>
    /// <param name="projects">The projects that are not built.</param>
    /// <param name="scratch">Where to write it.</param>
    internal static string? Write(IEnumerable<string> projects, Scratch scratch)
    {
        XElement[] packages = [.. projects.SelectMany(BuildTarget.WithReferenced).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(Of)
            .DistinctBy(static package => package.Id, StringComparer.OrdinalIgnoreCase)
            .Select(static package => new XElement("PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", package.Version)))];
        if (packages.Length == 0)
            return null;
        var file = scratch.Path("packages", "packages.csproj");
        scratch.NewFolder("packages");
        new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup", new XElement("TargetFramework", $"net{Environment.Version.Major}.0")),
            new XElement("ItemGroup", packages)).Save(file);
        return file;
    }

    /// <summary>What those packages brought, without what the framework has itself.</summary>
    internal static IReadOnlyList<string> FilesOf(CompilerCall call) =>
        [.. call.Arguments.Where(static argument => argument.StartsWith("/reference:", StringComparison.Ordinal))
            .Select(static argument => argument["/reference:".Length..].Trim('"'))
            .Where(static file => !File.Exists(Path.Combine(DotnetHost.Runtime, Path.GetFileName(file))))];

    private static IEnumerable<(string Id, string Version)> Of(string project)
    {
        var list = Path.Combine(Path.GetDirectoryName(project)!, "packages.config");
        return Elements(list, "package").Select(static package => (Text(package, "id"), Text(package, "version")))
            .Concat(Elements(project, "PackageReference").Select(static package => (Text(package, "Include"), Text(package, "Version"))))
            .Where(static package => package is { Item1.Length: > 0, Item2.Length: > 0 });
    }

    // As an attribute, or as an element inside. What a property gives is not known here.
    private static string Text(XElement element, string name) =>
        (element.Attribute(name)?.Value ?? element.Elements().FirstOrDefault(part => part.Name.LocalName == name)?.Value)?.Trim() is { } text
            && !text.Contains('$', StringComparison.Ordinal) ? text : string.Empty;

    private static IEnumerable<XElement> Elements(string file, string name)
    {
        if (!File.Exists(file))
            return [];
        try
        {
            return [.. XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == name)];
        }
        catch (XmlException)
        {
            // The build has said so.
            return [];
        }
    }
}
