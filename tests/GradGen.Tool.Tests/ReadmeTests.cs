using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GradGen.Tool.Tests;

/// <summary>What the tool's package says of itself.</summary>
public sealed partial class ReadmeTests
{
    private const string Pages = "https://github.com/gradgen/GradGen/blob/main/docs/";

    [Fact]
    public async Task The_links_of_the_packed_readme_lead_to_the_repository()
    {
        using var folder = new TestFolder();
        var root = Gradgen.Of("RepositoryRoot");
        var packed = Path.Combine(folder.Path, "tool.md");

        using var process = Process.Start("dotnet", ["msbuild", Path.Combine(root, "src/GradGen.Tool"), "-t:GradGenPackedReadme", $"-p:PackedReadme={packed}", "-v:q"]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        var text = await File.ReadAllTextAsync(packed, TestContext.Current.CancellationToken);
        var links = Link().Matches(text).Select(static match => match.Groups[1].Value).Where(static link => !link.StartsWith('#')).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, static link => Assert.StartsWith(Pages, link, StringComparison.Ordinal));
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(root, "docs", link[Pages.Length..].Split('#')[0])), link));
    }

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
