using System.Text;

namespace GradGen.Pages;

/// <summary>What is around the articles of a page.</summary>
internal static class PageFrame
{
    /// <summary>Where an article shows the source of Backward. No text of a user can be taken for it: their brackets are escaped.</summary>
    internal const string SourceGoesHere = "<!-- source -->\n";

    /// <summary>How an article ends.</summary>
    internal const string ArticleEnd = "</article>\n";

    private const string Begin = "<main>\n";
    private const string End = "</main>\n";

    internal static string Around(PageTitle title, string articles) => new StringBuilder()
        .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append($"<title>{HtmlText.Plain(title.Name)}: {title.Verdict}</title>\n<style>\n{PageStyle.Sheet}\n</style>\n</head>\n<body>\n")
        .Append(Begin).Append(articles).Append(End).Append("</body>\n</html>\n").ToString();

    /// <summary>The article of a page, with a source in its place and more at its end.</summary>
    internal static string Inside(string page, BackwardSource? source, string? appendix)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.LastIndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            return string.Empty;
        var article = page.Substring(begin + Begin.Length, end - begin - Begin.Length);
        if (appendix is not null)
            article = article.Replace(ArticleEnd, appendix + ArticleEnd);
        return source is null ? article : article.Replace(SourceGoesHere, SourceListing.Of(source));
    }
}
