using System.Text.RegularExpressions;
using GradGen.Generator.Tests.Infrastructure;
using GradGen.Generator.Tests.Rules;

namespace GradGen.Generator.Tests.Styles;

/// <summary>
/// Layers in the styles in which people write them, one a file: each is read, nothing is said about it, and it passes its check.
/// </summary>
public partial class StylesTests
{
    private static readonly string Folder = Path.Combine(RulePage.Root(), "tests", "GradGen.Generator.Tests", "Styles");

    public static TheoryData<string> Names =>
    [
        .. CompilerSample.OfLayers(Directory.GetDirectories(Folder).SelectMany(Directory.GetFiles).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_read_and_passes(string name)
    {
        var source = Read(name);

        AnalyzerTest.Silent(source);
        GeneratedTests.Pass(source);
    }

    [Fact]
    public void Most_need_nothing_but_GradCheckable()
    {
        var attributes = Names.Select(name => Further().Count(Read(name.Data))).ToArray();

        Assert.All(attributes, static count => Assert.InRange(count, 0, 2));
        Assert.True(attributes.Length == 0 || attributes.Count(static count => count == 0) >= attributes.Length * 5 / 6, $"{attributes.Count(static count => count == 0)} of {attributes.Length}");
    }

    internal static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    [GeneratedRegex(@"\[(?:\w+: ?)?(Parameter|GradientOf|GradCheckIgnore|GradCheckSample|GradCheckFactory|Shape|Domain|DuringCheck|Forward|Backward|AfterBackward|GradCheckReset|Penalty)\b")]
    private static partial Regex Further();
}
