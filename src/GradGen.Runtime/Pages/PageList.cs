using System.Text;

namespace GradGen.Pages;

/// <summary>A list of pages with their verdicts.</summary>
internal static class PageList
{
    internal static string Of(IReadOnlyList<PageTitle> titles)
    {
        var text = new StringBuilder($"<nav><h1>Gradient check</h1>\n<p class=\"soft\">{Count(titles)}</p>\n<ol>\n");
        foreach (var title in titles)
        {
            text.Append($"<li>{title.Badge()} <a href=\"{HtmlText.Plain(title.Link)}\">{HtmlText.Plain(title.Name)}</a>")
                .Append($" <span class=\"soft\">{HtmlText.Plain(title.Sizes)}</span></li>\n");
        }

        return text.Append("</ol></nav>\n").ToString();
    }

    private static string Count(IReadOnlyList<PageTitle> titles)
    {
        var passed = titles.Count(static title => title.Verdict == Verdict.Pass);
        var reports = titles.Count == 1 ? "report" : "reports";
        return FormattableString.Invariant($"{titles.Count} {reports}, {passed} passed, {titles.Count - passed} did not.");
    }
}
