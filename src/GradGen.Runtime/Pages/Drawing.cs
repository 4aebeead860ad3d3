using System.Text;

namespace GradGen.Pages;

/// <summary>A drawing as SVG, with a description for readers who cannot see it.</summary>
internal sealed class Drawing
{
    private readonly StringBuilder _text = new();

    internal Drawing(double width, double height, string description)
    {
        var (wide, high) = (HtmlText.At(width), HtmlText.At(height));
        _text.Append($"<svg role=\"img\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\">")
            .Append($"<title>{HtmlText.Plain(description)}</title>");
    }

    public override string ToString() => _text + "</svg>";

    /// <summary>Draws lines and surfaces.</summary>
    /// <param name="kind">The classes of the style sheet.</param>
    /// <param name="places">The commands of an SVG path.</param>
    internal void Path(string kind, string places) => _text.Append($"<path class=\"{kind}\" d=\"{places}\"/>");

    internal void Rectangle(string kind, double x, double y, double width, double height, string? title = null)
    {
        _text.Append($"<rect class=\"{kind}\" x=\"{HtmlText.At(x)}\" y=\"{HtmlText.At(y)}\" width=\"{HtmlText.At(width)}\" height=\"{HtmlText.At(height)}\"");
        _text.Append(title is null ? "/>" : $"><title>{HtmlText.Plain(title)}</title></rect>");
    }

    /// <summary>Writes a label.</summary>
    /// <param name="kind">Its classes.</param>
    /// <param name="x">Where its anchor is.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What it says.</param>
    internal void Label(string kind, double x, double y, string text) =>
        _text.Append($"<text class=\"{kind}\" x=\"{HtmlText.At(x)}\" y=\"{HtmlText.At(y)}\">{HtmlText.Plain(text)}</text>");

    /// <summary>Writes a label from below upwards.</summary>
    internal void Upwards(double x, double y, string text) =>
        _text.Append($"<text class=\"middle\" transform=\"translate({HtmlText.At(x)} {HtmlText.At(y)}) rotate(-90)\">{HtmlText.Plain(text)}</text>");

    /// <summary>A point of a path.</summary>
    internal static string Point(double x, double y) => $"{HtmlText.At(x)} {HtmlText.At(y)}";

    /// <summary>A rectangle of a path.</summary>
    internal static string Box(double x, double y, double width, double height) =>
        $"M{Point(x, y)}h{HtmlText.At(width)}v{HtmlText.At(height)}h-{HtmlText.At(width)}z";
}
