using System.Net;
using System.Text.RegularExpressions;
using GradGen.Reporting;

namespace GradGen.Pages;

/// <summary>What a list of pages says of one, and where the page itself says it.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Sizes">The sizes that it was checked with, and the element type.</param>
internal sealed record PageTitle(string Name, Verdict Verdict, string Sizes)
{
    private static readonly Regex Pattern = new(
        "<article data-verdict=\"(?<verdict>\\w+)\" data-name=\"(?<name>[^\"]*)\" data-sizes=\"(?<sizes>[^\"]*)\">", RegexOptions.CultureInvariant);

    /// <summary>Where the page is.</summary>
    internal string Link { get; init; } = string.Empty;

    /// <summary>The beginning of the article, from which <see cref="Read"/> has it back.</summary>
    internal string Article => $"<article data-verdict=\"{Verdict}\" data-name=\"{HtmlText.Plain(Name)}\" data-sizes=\"{HtmlText.Plain(Sizes)}\">";

    internal static PageTitle Of(GradCheckReport report) =>
        new(report.Name, report.Verdict, string.Join(", ", new[] { report.Sizes, report.ElementType }.Where(static text => text.Length > 0)));

    /// <summary>The title of a page of several.</summary>
    internal static PageTitle OfAll(IReadOnlyList<PageTitle> titles) =>
        new("Gradient check", titles.Select(static title => title.Verdict).DefaultIfEmpty(Verdict.Pass).Max(), string.Empty);

    /// <summary>The title of a page or of an article; null where it is of something else.</summary>
    internal static PageTitle? Read(string html) =>
        Pattern.Match(html) is { Success: true } match && Enum.TryParse<Verdict>(match.Groups["verdict"].Value, out var verdict)
            ? new PageTitle(WebUtility.HtmlDecode(match.Groups["name"].Value), verdict, WebUtility.HtmlDecode(match.Groups["sizes"].Value))
            : null;

    /// <summary>The verdict as a sign and a word, so that it does not take colours to tell.</summary>
    internal static string Badge(Verdict verdict, string words) => $"<span class=\"verdict {Class(verdict)}\">{Sign(verdict)} {HtmlText.Plain(words)}</span>";

    /// <inheritdoc cref="Badge(Verdict, string)"/>
    internal string Badge() => Badge(Verdict, Verdict == Verdict.Pass ? "PASS" : ReportWords.Of(Verdict));

    private static string Class(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static char Sign(Verdict verdict) => verdict switch
    {
        Verdict.Pass => '✓',
        Verdict.Fail => '✗',
        _ => '?',
    };
}
