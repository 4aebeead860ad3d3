using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace GradGen.Tests.Pages;

/// <summary>A page as a browser reads it; what is not well-formed throws.</summary>
internal static class Page
{
    public static GradCheckOptions Options { get; } = new() { Closeups = true };

    public static IHtmlDocument Of(GradCheckReport report) => Read(LayerPage.Of(report).Html);

    public static IHtmlDocument Read(string html) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    /// <summary>The section on a block that did not pass.</summary>
    public static IElement Section(this IHtmlDocument page, string block) =>
        page.QuerySelectorAll("section").Single(section => section.QuerySelector("header h2 code")?.TextContent == block);

    /// <summary>The caption of a picture.</summary>
    public static string Caption(this IElement section, string title) => section.Figure(title).QuerySelector("figcaption")!.TextContent;

    public static IElement Figure(this IElement section, string title) =>
        section.QuerySelectorAll("figure").Single(figure => figure.QuerySelector("h3")!.TextContent.StartsWith(title, StringComparison.Ordinal));

    /// <summary>The rectangles of a map that have a colour: left and upper edge, and width.</summary>
    public static (double X, double Y, double Width)[] Coloured(this IElement map) =>
        [.. map.QuerySelectorAll("svg[role=img] path.plus, svg[role=img] path.minus").SelectMany(Runs)];

    private static IEnumerable<(double X, double Y, double Width)> Runs(IElement path)
    {
        foreach (var run in path.GetAttribute("d")!.Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var texts = run.Split([' ', 'h', 'v', 'z'], StringSplitOptions.RemoveEmptyEntries);
            var numbers = Array.ConvertAll(texts, static text => double.Parse(text, CultureInfo.InvariantCulture));
            yield return (numbers[0], numbers[1], numbers[2]);
        }
    }
}
