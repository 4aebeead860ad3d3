using GradGen.Tests.Layers;
using GradGen.Tests.Reporting;
using Xunit;

namespace GradGen.Tests.Pages;

public class LayerPageTests
{
    public static TheoryData<string> Names => [.. Reports.All.Keys];

    private static GradCheckReport Doubled { get; } = GradCheck.Run(
        new Dense<double>(3, 4)
        {
            WrongParameters = static (_, biases) =>
            {
                for (var i = 0; i < biases.Length; i++)
                    biases[i] *= 2;
            },
        },
        Page.Options);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_report_is_a_page_that_needs_nothing_else(string name)
    {
        var report = Reports.All[name];
        var page = Page.Of(report);
        Assert.Equal(Shown(report.Name), page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, [src], [href], [onclick], [style]"));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent);
        Assert.Equal(report.Causes.Count, page.QuerySelectorAll(".cause").Length);
        Assert.Equal(report.Findings.Count, page.QuerySelectorAll("ul > li").Length);
        // Nothing was measured for pictures.
        Assert.Empty(page.QuerySelectorAll("figure"));
    }

    [Fact]
    public void What_a_user_calls_something_is_no_markup()
    {
        var page = Page.Of(Reports.Named);
        Assert.Contains(page.QuerySelectorAll("td code"), static code => code.TextContent == Shown(Reports.Awkward));
        Assert.DoesNotContain(page.All, static element => element.LocalName == "e");
    }

    [Fact]
    public void Every_picture_can_be_read_without_being_seen()
    {
        var page = Page.Of(Doubled);
        var pictures = page.QuerySelectorAll("svg:not([aria-hidden])");
        Assert.Equal(5, pictures.Length);
        Assert.All(pictures, static picture =>
        {
            Assert.Equal("img", picture.GetAttribute("role"));
            Assert.Equal("title", picture.FirstElementChild!.LocalName);
            Assert.NotEqual(string.Empty, picture.FirstElementChild!.TextContent);
        });
        Assert.Equal("✗ FAIL", page.QuerySelector("header .verdict")!.TextContent);
    }

    [Fact]
    public void A_factor_is_a_line_of_its_own_in_the_scatter()
    {
        var scatter = Page.Of(Doubled).Section("_biases").Figure("Numeric against analytic");
        Assert.Equal("_biases: right components lie on the diagonal. 4 of 4 do not.", scatter.QuerySelector("figcaption")!.TextContent);
        Assert.Empty(scatter.QuerySelectorAll(".dots.ok"));
        Assert.Equal(4, scatter.QuerySelector(".dots.off")!.GetAttribute("d")!.Split('M', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_steps_of_the_worst_component_tell_wrong_from_noisy(bool isSingle)
    {
        var report = isSingle
            ? GradCheck.Run(new Dense<float>(3, 4) { WrongParameters = static (_, biases) => biases[2] *= 2 }, Page.Options)
            : GradCheck.Run(new Dense<double>(3, 4) { WrongParameters = static (_, biases) => biases[2] *= 2 }, Page.Options);
        var steps = Page.Of(report).Section("_biases").Figure("Difference against the step: _biases[2]");
        Assert.StartsWith("Wrong, not noisy: the quotients settle ", steps.QuerySelector("figcaption")!.TextContent);
        // In float a step cannot be as small as in double.
        var points = steps.QuerySelectorAll(".curve.off").Last().GetAttribute("d")!.Split('L').Length;
        Assert.InRange(points, isSingle ? 11 : 25, isSingle ? 14 : 32);
    }

    [Fact]
    public void A_layer_that_throws_at_large_steps_still_has_its_report()
    {
        var layer = new VectorLayer(
            static (x, theta) => theta.All(static value => Math.Abs(value) < 1.2) ? VectorLayer.Scale(x, theta) : throw new InvalidOperationException("too large"),
            static (x, dy, theta, gradients) =>
            {
                gradients[1] += 1;
                return VectorLayer.ScaleBack(x, dy, theta, gradients);
            },
            size: 3,
            parameters: 3);
        var usual = GradCheck.Run(layer);
        var asked = GradCheck.Run(layer, Page.Options);
        Assert.Equal(usual.Verdict, asked.Verdict);
        Assert.Equal(usual.Findings, asked.Findings);
        Page.Of(asked);
    }

    [Fact]
    public void Pages_are_joined_with_what_failed_first_and_the_blamed_line_marked()
    {
        var right = LayerPage.Of(GradCheck.Run(new Dense<double>(3, 4), Page.Options));
        var wrong = LayerPage.Of(Doubled) with { Source = new BackwardSource("a<b>.cs", 10, ["first", "if (x < y && z)", "last"], 11) };
        var page = Page.Read(LayerPage.Join([right, wrong]));
        Assert.Equal(["✗ FAIL", "✓ PASS"], page.QuerySelectorAll("nav .verdict").Select(static badge => badge.TextContent));
        Assert.Equal("2 reports, 1 passed, 1 did not.", page.QuerySelector("nav p")!.TextContent);
        Assert.All(page.QuerySelectorAll("nav a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(2, page.QuerySelectorAll("article").Length);
        var source = Assert.Single(page.QuerySelectorAll("pre.source"));
        Assert.Equal("11if (x < y && z)", Assert.Single(source.QuerySelectorAll("mark")).TextContent);
        Assert.Equal(["10first", "12last"], source.QuerySelectorAll("span").Select(static line => line.TextContent));
        Assert.Contains("a<b>.cs, line 11 is to blame", page.Body!.TextContent);
        Assert.Throws<ArgumentException>(static () => LayerPage.Join([new LayerPage("<p>no page of a report</p>")]));
    }

    // Half a pair of surrogates, and what is no character, cannot be in a page.
    private static string Shown(string name) => name.Replace('\u0001', ' ').Replace("\ud83d\\", "\ufffd\\");
}
