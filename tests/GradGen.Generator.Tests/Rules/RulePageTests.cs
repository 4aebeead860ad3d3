using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Rules;

/// <summary>What is written about a diagnostic is true of it.</summary>
public class RulePageTests
{
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors =
        GradGenAssembly.CreateAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(descriptor => descriptor.Id).ToDictionary(descriptor => descriptor.Id);

    public static TheoryData<string> Ids => [.. Descriptors.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_what_the_diagnostic_is(string id)
    {
        var (descriptor, page) = (Descriptors[id], RulePage.Read(id));

        Assert.Equal(
            $"# {id}: {descriptor.Title}\n\n| Severity | Category | On by default |\n|---|---|---|\n| {descriptor.DefaultSeverity} | {descriptor.Category} | {(descriptor.IsEnabledByDefault ? "yes" : "no")} |\n",
            page.Title);
        Assert.Equal(["Cause", "Example", "How to fix it", "When to suppress it"], page.Sections.Keys);
        Assert.All(page.Sections.Values, Assert.NotEmpty);
        Assert.Equal("GradGen", descriptor.Category);
        Assert.Equal($"https://github.com/gradgen/GradGen/blob/main/docs/rules/{id}.md", descriptor.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_triggers_it_and_nothing_else(string id)
    {
        var page = RulePage.Read(id);

        var message = Assert.Single(AnalyzerTest.Report(Assert.Single(page.Code("Example"))));

        Assert.Contains($"`{id}: {message.GetMessage()}`", page.Sections["Example"]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_fix_silences_it(string id)
    {
        var code = RulePage.Read(id).Code("How to fix it").ToArray();

        Assert.NotEmpty(code);
        Assert.All(code, fix => AnalyzerTest.Silent(fix));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_in_the_list_of_releases(string id)
    {
        var (descriptor, folder) = (Descriptors[id], Path.Combine(RulePage.Root(), "src", "GradGen.Generator"));

        var entry = Assert.Single(new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadLines(Path.Combine(folder, file))), line => line.StartsWith(id, StringComparison.Ordinal));
        Assert.StartsWith($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | ", entry);
    }

    [Fact]
    public void Every_page_has_a_diagnostic_and_the_index_lists_them_all()
    {
        var pages = Directory.GetFiles(RulePage.Folder, "GG*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToArray();
        var index = string.Concat(pages.Select(id => $"| [{id}]({id}.md) | {Descriptors[id].DefaultSeverity} | {Descriptors[id].Title} |\n"));

        Assert.Contains(index, File.ReadAllText(Path.Combine(RulePage.Folder, "README.md")));
    }
}
