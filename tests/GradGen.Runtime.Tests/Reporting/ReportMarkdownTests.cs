using Xunit;

namespace GradGen.Tests.Reporting;

public class ReportMarkdownTests
{
    public static TheoryData<string> Names => [.. Reports.All.Keys];

    [Fact]
    public void A_failed_report_reads_as_designed()
    {
        var lines = Reports.Explained.ToMarkdown().Split('\n');
        Assert.Equal("## Dense: FAIL", lines[0]);
        Assert.Equal("inputs 3, batch 5, double, seed 1", lines[2]);
        Assert.Equal("| block | shape | ‖analytic‖ | ‖numeric‖ | difference | ± bound | verdict |", lines[4]);
        Assert.Equal("| --- | --- | ---: | ---: | ---: | ---: | --- |", lines[5]);
        Assert.Matches(@"^\| `_weights` \| 3×4 \| \d\.\de[+-]\d\d \| \d\.\de[+-]\d\d \| 3\.3e-01 \| \d\.\de-1\d \| \*\*FAIL\*\* \|$", lines[6]);
        Assert.Matches(@"^\| `_biases` \| 4 \| .* \| pass \|$", lines[7]);
        Assert.Matches(@"^\| input `x` \| 5×3 \| .* \| pass \|$", lines[8]);
        Assert.Equal("### Wrong components", lines[10]);
        Assert.Equal("| component | analytic | numeric | ± bound |", lines[14]);
        Assert.Matches(@"^\| `_weights\[\d,\d\]` \| +-?\d\.\d{4}e[+-]\d\d \| -?\d\.\d{4}e[+-]\d\d \| \d\.\de-\d\d \|$", lines[16]);
        Assert.Matches(@"^\| `_weights\[\d,\d\]` \(and 4 more\) \|", lines[23]);
        Assert.StartsWith("**Likely cause:** ", lines[25], StringComparison.Ordinal);
        Assert.Matches(@"Would have noticed an error of \d\.\de-\d\d in any one component\. \d+ Forward and \d+ Backward calls\.$", lines[27]);
        Assert.Equal(string.Empty, Assert.Single(lines[28..]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_tables_are_well_formed(string name)
    {
        var tables = Tables(Reports.All[name].ToMarkdown()).ToArray();
        foreach (var table in tables)
        {
            Assert.InRange(table.Length, 3, int.MaxValue);
            var width = Cells(table[0]).Count;
            Assert.All(Cells(table[1]), static cell => Assert.Matches("^---:?$", cell));
            Assert.All(table, row => Assert.Equal(width, Cells(row).Count));
        }

        Assert.Equal((Reports.All[name].Blocks.Count > 0 ? 1 : 0) + (Reports.All[name].Blocks.Any(static block => block.WrongCount > 0) ? 1 : 0), tables.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_the_user_is_markup(string name)
    {
        foreach (var line in Reports.All[name].ToMarkdown().Split('\n'))
        {
            Assert.DoesNotContain(line, static character => char.IsControl(character));
            Assert.DoesNotMatch("^(####|-{2}|```)", line);
        }
    }

    [Fact]
    public void A_name_is_read_back_as_it_is()
    {
        var markdown = Reports.Named.ToMarkdown();
        var name = Reports.Awkward.Replace('\n', ' ').Replace('\u0001', ' ');
        Assert.Equal($"## {name}: FAIL", Rendered(markdown.Split('\n')[0]));
        var tables = Tables(markdown).ToArray();
        Assert.Equal(name, Rendered(Cells(tables[0][2])[0]));
        Assert.StartsWith(name + "[", Rendered(Cells(tables[1][2])[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_are_a_list_of_single_lines()
    {
        var lines = Reports.Throwing.ToMarkdown().Split('\n');
        var findings = lines.Where(static line => line.StartsWith("- ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Reports.Throwing.Findings.Count, findings.Length);
        Assert.Contains("""- **FAIL:** Backward threw InvalidOperationException: first line  - "second" \| line""", findings[0]);
    }

    // The rows of tables: lines that begin with a bar, up to the next that does not.
    private static IEnumerable<string[]> Tables(string markdown)
    {
        var table = new List<string>();
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith('|'))
            {
                table.Add(line);
            }
            else if (table.Count > 0)
            {
                yield return [.. table];
                table.Clear();
            }
        }
    }

    // As GFM splits a row: at every bar that no backslash stands before, which itself may be escaped.
    private static List<string> Cells(string row)
    {
        Assert.EndsWith(" |", row, StringComparison.Ordinal);
        var cells = new List<string>();
        var start = 1;
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] == '\\')
            {
                i++;
            }
            else if (row[i] == '|')
            {
                cells.Add(row[start..i].Trim());
                start = i + 1;
            }
        }

        return cells;
    }

    // As a reader sees it: every escape is the character, and nothing may be left that is markup.
    private static string Rendered(string text)
    {
        var plain = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else
                Assert.True(i < 3 || !"`*_[]<>|~".Contains(text[i]), text);
            plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
