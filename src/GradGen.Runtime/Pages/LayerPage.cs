using System.Text;
using GradGen.Pages;

namespace GradGen;

/// <summary>
/// The report of a layer as a page with pictures: one file of HTML that needs no network and no script. The pictures need a check
/// that measures what they show: see <see cref="GradCheckOptions.Closeups"/>.
/// </summary>
/// <param name="Html">The page.</param>
public sealed record LayerPage(string Html)
{
    /// <summary>The source of the layer's Backward, shown where pages are joined.</summary>
    public BackwardSource? Source { get; init; }

    /// <summary>
    /// More about the layer as HTML, shown below the report where pages are joined. It is not escaped.
    /// </summary>
    public string? Appendix { get; init; }

    /// <summary>The page of a report.</summary>
    /// <param name="report">From a check with <see cref="GradCheckOptions.Closeups"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static LayerPage Of(GradCheckReport report) =>
        new(PageFrame.Around(PageTitle.Of(report ?? throw new ArgumentNullException(nameof(report))), new LayerArticle(report).ToString()));

    /// <summary>Joins the pages of many layers into one, those that did not pass first, below a list of them.</summary>
    /// <param name="pages">The pages, which may have been written by other processes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="pages"/> is null.</exception>
    /// <exception cref="ArgumentException">One of them is not the page of a report.</exception>
    public static string Join(IEnumerable<LayerPage> pages)
    {
        if (pages is null)
            throw new ArgumentNullException(nameof(pages));
        var articles = pages.Select(static page => PageFrame.Inside(page.Html, page.Source, page.Appendix)).ToArray();
        var titles = Array.ConvertAll(articles, PageTitle.Read).OfType<PageTitle>().ToArray();
        if (titles.Length < articles.Length)
            throw new ArgumentException("A page has no report.", nameof(pages));
        int[] order = [.. Enumerable.Range(0, articles.Length).OrderByDescending(number => titles[number].Verdict)];
        var text = new StringBuilder(PageList.Of([.. order.Select(number => titles[number] with { Link = "#" + Anchor(number) })]));
        foreach (var number in order)
            text.Append($"<div id=\"{Anchor(number)}\">\n").Append(articles[number]).Append("</div>\n");
        return PageFrame.Around(PageTitle.OfAll(titles), text.ToString());
    }

    private static string Anchor(int number) => FormattableString.Invariant($"layer{number + 1}");
}
