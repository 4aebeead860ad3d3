using System.Text.RegularExpressions;
using GradGen.Generator.Tests.Infrastructure;
using GradGen.Generator.Tests.Rules;

namespace GradGen.Generator.Tests.Adopting;

/// <summary>
/// Layers of libraries without GradGen, one a file, in the styles in which people write them: adopted as <c>// ADOPT</c> says,
/// each passes without a word. A line with <c>// WRONG block: code</c> says what a mistake in it would be, and it is found there.
/// </summary>
public partial class AdoptedStylesTests
{
    private static readonly string Folder = Path.Combine(RulePage.Root(), "tests", "GradGen.Generator.Tests", "Adopting", "Styles");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_read_and_passes(string name)
    {
        var project = Project(Read(name), LibraryKind.Image);

        AnalyzerTest.Silent(project);
        GeneratedTests.Pass(project);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_editor_that_shows_the_source_of_the_library_changes_nothing(string name)
    {
        var seen = Project(Read(name), LibraryKind.Compilation);

        AnalyzerTest.Silent(seen);
        Assert.Equal(Texts(Project(Read(name), LibraryKind.Image)), Texts(seen));

        static IEnumerable<string> Texts(TestProject project) => GeneratorTest.Run(project with { Framework = TestFramework.XunitV3 }).Sources.Select(source => source.SourceText.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_found_where_it_is(string name)
    {
        var mistakes = WrittenMistake.In(Read(name));
        Assert.NotEmpty(mistakes);
        foreach (var mistake in mistakes)
        {
            var outcomes = GeneratedTests.Run(Project(mistake.Source, LibraryKind.Image)).Where(outcome => outcome.Value is not null && !outcome.Key.EndsWith(".Forward_and_Backward_run", StringComparison.Ordinal)).ToArray();

            Assert.NotEmpty(outcomes);
            var block = mistake.Block;
            Assert.All(outcomes, outcome =>
            {
                Assert.EndsWith("Gradient_of_" + block.Split('[')[0], outcome.Key);
                Assert.Matches($@"\n +{Regex.Escape(block)}\S*\s+analytic", outcome.Value);
            });
        }
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static TestProject Project(string style, LibraryKind kind) =>
        Vendor.Project(style, Adoption().Match(style).Groups["code"].Value, kind);

    [GeneratedRegex(@"// ADOPT (?<code>[^\n]*)")]
    private static partial Regex Adoption();
}
