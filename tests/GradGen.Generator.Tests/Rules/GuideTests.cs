using System.Text.RegularExpressions;
using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>
/// The examples of docs/guide.md. Each is a project of its own, about which nothing is said and whose generated tests pass,
/// unless a comment before it says otherwise: that it warns, goes with the first page's layer or with a library, or is a few statements.
/// </summary>
public partial class GuideTests
{
    private static readonly string Folder = Path.Combine(RulePage.Root(), "docs");

    private static readonly string Text = File.ReadAllText(Path.Combine(Folder, "guide.md"));

    private static readonly (string Mark, string Code)[] Examples = [.. Example().Matches(Text).Select(static match => (match.Groups["mark"].Value, match.Groups["code"].Value))];

    private static readonly string Dense = Examples[0].Code;

    // Of one name: the library that the guide adopts a layer of.
    private static readonly TestLibrary Vendor = new(new TestProject(Examples.Single(static example => example.Mark == "library").Code) { Name = "Vendor" });

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Examples.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void An_example_does_what_the_guide_says(int number)
    {
        var (mark, code) = Examples[number];
        if (mark.StartsWith("warns ", StringComparison.Ordinal))
        {
            Assert.Equal(mark["warns ".Length..], Assert.Single(AnalyzerTest.Report(code)).Id);
            return;
        }

        if (mark == "library")
        {
            Assert.Empty(Vendor.Run.Sources);
            return;
        }

        var project = mark switch
        {
            "" => new TestProject(code),
            "with the library" => new TestProject(code) { Libraries = [Vendor] },
            "statements with the library" => new TestProject("using GradGen; [assembly: GradCheckable(typeof(Vendor.Dense))]", $"using GradGen; public static class Statements {{ public static void Run() {{ {code} }} }}") { Libraries = [Vendor] },
            "with Dense.cs" => new TestProject(Dense, code),
            "statements with Dense.cs" => new TestProject(Dense, $"using GradGen; public static class Statements {{ public static void Run() {{ {code} }} }}"),
            _ => throw new InvalidOperationException($"What is '{mark}'?"),
        };
        AnalyzerTest.Silent(project);
        GeneratedTests.Pass(project);
        if (mark.StartsWith("statements", StringComparison.Ordinal))
        {
            using var loaded = GeneratorTest.Run(project).Load();
            loaded.Type("Statements").GetMethod("Run")!.Invoke(null, null);
        }
    }

    [Fact]
    public void The_code_of_a_row_is_in_the_file_behind_its_link()
    {
        var rows = Row().Matches(Text);

        Assert.True(rows.Count > 70, $"{rows.Count}");
        foreach (Match row in rows)
        {
            var file = Path.Combine(Folder, row.Groups["file"].Value);
            Assert.True(File.Exists(file), row.Value);
            var source = File.ReadAllText(file);
            Assert.All(Code().Matches(row.Groups["cells"].Value), code => Assert.Contains(code.Groups[1].Value, source));
        }
    }

    [Fact]
    public void Links_lead_somewhere() =>
        Assert.All(Link().Matches(Text).Select(static match => match.Groups[1].Value), static path => Assert.True(File.Exists(Path.Combine(Folder, path)), path));

    [Fact]
    public void Contents_lead_to_headings()
    {
        var headings = Heading().Matches(Text).Select(static match => "#" + match.Groups[1].Value.ToLowerInvariant().Replace(",", string.Empty, StringComparison.Ordinal).Replace(' ', '-')).ToArray();

        Assert.All(Anchor().Matches(Text), anchor => Assert.Contains(anchor.Groups[1].Value, headings));
    }

    [GeneratedRegex("(?:<!-- (?<mark>[^\n]*) -->\n)?```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\n(?=(?<cells>\|[^\n]*\|) \[\w+\]\((?<file>\.\./tests/[^)]+)\) \|)")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex("\n##+ ([^\n]+)")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((#[^)]+)\)")]
    private static partial Regex Anchor();
}
