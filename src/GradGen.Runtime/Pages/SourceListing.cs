using System.Text;

namespace GradGen.Pages;

/// <summary>The source of Backward with the line that is to blame.</summary>
internal static class SourceListing
{
    internal static string Of(BackwardSource source)
    {
        var text = new StringBuilder($"<section><h2>Backward</h2><p class=\"soft\">{HtmlText.Plain(source.File)}");
        if (source.BlamedLine is { } blamed)
            text.Append(FormattableString.Invariant($", line {blamed} is to blame"));
        text.Append("</p>\n<pre class=\"source\">");
        for (var number = 0; number < source.Lines.Count; number++)
        {
            var line = source.FirstLine + number;
            var element = line == source.BlamedLine ? "mark" : "span";
            text.Append(FormattableString.Invariant($"<{element}><i>{line}</i>{HtmlText.Plain(source.Lines[number])}</{element}>"));
        }

        return text.Append("</pre></section>\n").ToString();
    }
}
