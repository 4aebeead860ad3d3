using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace GradGen.Package.Tests;

/// <summary>What is in the package, and what it brings along.</summary>
public sealed partial class PackageContentTests(PackedPackage package)
{
    private static readonly string[] Frameworks = ["net10.0", "net8.0", "netstandard2.0"];

    [Fact]
    public void It_has_the_runtime_the_analyzers_and_nothing_of_Roslyn()
    {
        using var archive = ZipFile.OpenRead(package.File);
        var files = archive.Entries.Select(static entry => entry.FullName).Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml");

        Assert.Equal(
            [
                "GradGen.nuspec", "README.md",
                "analyzers/dotnet/cs/GradGen.CodeFixes.dll", "analyzers/dotnet/cs/GradGen.Generator.dll",
                "buildTransitive/GradGen.NoSource.cs", "buildTransitive/GradGen.props", "buildTransitive/GradGen.targets",
                .. Frameworks.SelectMany(static framework => new[] { $"lib/{framework}/GradGen.Runtime.dll", $"lib/{framework}/GradGen.Runtime.xml" }),
            ],
            files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_but_tensors_flows_to_its_users()
    {
        var dependencies = Metadata().Element("dependencies")!.Elements("group").ToDictionary(
            static group => (string)group.Attribute("targetFramework")!,
            static group => string.Join(", ", group.Elements("dependency").Select(static dependency => (string?)dependency.Attribute("id"))));

        Assert.Equal(
            new() { ["net10.0"] = "System.Numerics.Tensors", ["net8.0"] = "System.Numerics.Tensors", [".NETStandard2.0"] = "System.Memory" },
            dependencies);
    }

    [Fact]
    public void It_says_what_it_is()
    {
        var metadata = Metadata();

        Assert.Equal("GradGen", metadata.Element("id")?.Value);
        Assert.Equal("MIT", metadata.Element("license")?.Value);
        Assert.Equal("README.md", metadata.Element("readme")?.Value);
        Assert.Equal("https://github.com/gradgen/GradGen", metadata.Element("projectUrl")?.Value);
        Assert.Equal("git", (string?)metadata.Element("repository")?.Attribute("type"));
        Assert.Equal("https://github.com/gradgen/GradGen", (string?)metadata.Element("repository")?.Attribute("url"));
        Assert.All(["authors", "description", "tags", "copyright", "releaseNotes"], name => Assert.NotEmpty(metadata.Element(name)?.Value ?? string.Empty));
    }

    [Fact]
    public void The_links_of_its_readme_lead_to_the_repository()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var reader = new StreamReader(archive.GetEntry("README.md")!.Open());
        var text = reader.ReadToEnd();
        var files = Metadata().Element("projectUrl")!.Value + "/blob/main/";

        var links = Link().Matches(text).Select(static match => match.Groups[1].Value).ToArray();
        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        var own = links.Where(link => link.StartsWith(files, StringComparison.Ordinal)).ToArray();
        Assert.True(own.Length > 20, $"{own.Length}");
        Assert.All(own, link => Assert.True(File.Exists(Path.Combine(Repository.Root, link[files.Length..].Split('#')[0])), link));
        // Beside its links it is the repository's.
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "README.md")).TrimEnd(), text.Replace(files, string.Empty, StringComparison.Ordinal).TrimEnd());
    }

    [Fact]
    public void Its_symbols_are_packed_beside_it()
    {
        using var archive = ZipFile.OpenRead(Path.ChangeExtension(package.File, ".snupkg"));

        Assert.Equal(
            Frameworks.Select(static framework => $"lib/{framework}/GradGen.Runtime.pdb"),
            archive.Entries.Select(static entry => entry.FullName).Where(static name => name.EndsWith(".pdb", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_sources_give_the_same_files_wherever_they_are_built()
    {
        using var archive = ZipFile.OpenRead(package.File);
        foreach (var entry in archive.Entries.Where(static entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(content);
            content.Position = 0;
            using var image = new PEReader(content);

            var directory = image.ReadDebugDirectory();
            Assert.Contains(directory, static debug => debug.Type == DebugDirectoryEntryType.Reproducible);
            var symbols = image.ReadCodeViewDebugDirectoryData(directory.Single(static debug => debug.Type == DebugDirectoryEntryType.CodeView)).Path;
            Assert.DoesNotContain(Repository.Root, symbols, StringComparison.Ordinal);
        }
    }

    // In brackets and behind them, as a reference, or as an element.
    [GeneratedRegex("""(?:\]\(|^\[[^\]]+\]: |(?:href|src)=")([^)\s"]+)""", RegexOptions.Multiline)]
    private static partial Regex Link();

    private XElement Metadata()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var stream = archive.GetEntry("GradGen.nuspec")!.Open();
        var document = XDocument.Load(stream);
        foreach (var element in document.Descendants())
            element.Name = element.Name.LocalName;
        return document.Root!.Element("metadata")!;
    }
}
