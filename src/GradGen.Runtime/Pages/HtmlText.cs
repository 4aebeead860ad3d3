using System.Globalization;
using System.Text;

namespace GradGen.Pages;

/// <summary>Text and numbers inside HTML and SVG.</summary>
internal static class HtmlText
{
    /// <summary>Text in which nothing is markup, also inside an attribute's quotes.</summary>
    internal static string Plain(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\n' or '\t' => escaped.Append(character),
                _ when char.IsControl(character) => escaped.Append(' '),
                _ when at + 1 < text.Length && char.IsSurrogatePair(character, text[at + 1]) => escaped.Append(character).Append(text[++at]),
                // Half a pair of surrogates is not text.
                _ when char.IsSurrogate(character) => escaped.Append('\ufffd'),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A place in a drawing.</summary>
    internal static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number with three digits, which is enough for an eye: −2.41, 0.031, 5.2e-7.</summary>
    internal static string Brief(double value) => Digits(value, "0.##", "0.###", "0.0e+0");

    /// <summary>A number with two digits, for narrow places: −2.4, 0.03, 5e-7.</summary>
    internal static string Briefest(double value) => Digits(value, "0.#", "0.##", "0e+0");

    private static string Digits(double value, string large, string small, string tiny)
    {
        var size = Math.Abs(value);
        var format = size switch
        {
            0 => "0",
            >= 99.5 and < 99999.5 => "0",
            >= 0.995 and < 99.5 => large,
            >= 0.0095 and < 0.995 => small,
            _ => tiny,
        };
        return (value < 0 ? "−" : string.Empty) + size.ToString(format, CultureInfo.InvariantCulture);
    }
}
