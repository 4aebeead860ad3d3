using System.Text.RegularExpressions;
using GradGen.Generator.Tests.Infrastructure;
using GradGen.Generator.Tests.Rules;

namespace GradGen.Generator.Tests.Styles;

/// <summary>
/// Layers in the styles in which people write them, one a file: each is read, nothing is said about it, and it passes its
/// check. A line with <c>// WRONG block: code</c> says what a mistake in it would be, and that block alone then fails.
/// </summary>
public partial class StylesTests
{
    private static readonly string Folder = Path.Combine(RulePage.Root(), "tests", "GradGen.Generator.Tests", "Styles");

    public static TheoryData<string> Names =>
    [
        .. StyleSample.Of(Directory.GetDirectories(Folder).SelectMany(Directory.GetFiles).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_read_and_passes(string name)
    {
        var source = Read(name);

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_found_where_it_is(string name)
    {
        var mistakes = WrittenMistake.In(Read(name));
        Assert.NotEmpty(mistakes);
        foreach (var mistake in mistakes)
        {
            // That something is wrong with the run as a whole, a batch that is not the sum of its samples perhaps, may be said beside it.
            var outcomes = GeneratedTests.Run(mistake.Source).Where(outcome => outcome.Value is not null && !outcome.Key.EndsWith(".Forward_and_Backward_run", StringComparison.Ordinal)).ToArray();

            var (test, message) = Assert.Single(outcomes);
            var block = mistake.Block;
            Assert.EndsWith("Gradient_of_" + block.Replace("m_", string.Empty, StringComparison.Ordinal).TrimStart('_').Split('.', '[')[0], test);
            Assert.Matches($@"\n +{Regex.Escape(block)}\S*\s+analytic", message);
        }
    }

    [Fact]
    public void Most_need_nothing_but_GradCheckable()
    {
        var attributes = Names.Select(name => Further().Count(Read(name.Data))).ToArray();

        Assert.All(attributes, static count => Assert.InRange(count, 0, 2));
        Assert.True(attributes.Length == 0 || attributes.Count(static count => count == 0) >= attributes.Length * 5 / 6, $"{attributes.Count(static count => count == 0)} of {attributes.Length}");
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    [GeneratedRegex(@"\[(?:\w+: ?)?(Parameter|GradientOf|GradCheckIgnore|GradCheckSample|GradCheckFactory|Shape|Domain|DuringCheck|Forward|Backward|AfterBackward|GradCheckReset|Penalty)\b")]
    private static partial Regex Further();
}
