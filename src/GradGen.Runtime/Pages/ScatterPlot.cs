using System.Text;
using GradGen.Findings;
using GradGen.Numerics;

namespace GradGen.Pages;

/// <summary>Each numeric value against the analytic one: what is right lies on the diagonal, a factor on a line of its own.</summary>
internal sealed class ScatterPlot(BlockResult block, BlockCloseup closeup)
{
    private const double Size = 206;
    private const double Left = 46;
    private const double Bottom = 34;
    private const double Top = 8;

    public override string ToString()
    {
        int[] cells = [.. Enumerable.Range(0, closeup.Analytic.Length).Where(cell => Precision.IsFinite(closeup.Analytic[cell]) && Precision.IsFinite(closeup.Numeric[cell]))];
        if (cells.Length == 0)
            return string.Empty;
        var least = Math.Min(0, cells.Min(cell => Math.Min(closeup.Analytic[cell], closeup.Numeric[cell])));
        var most = Math.Max(0, cells.Max(cell => Math.Max(closeup.Analytic[cell], closeup.Numeric[cell])));
        if (most == least)
            (least, most) = (-1, 1);
        var padding = (most - least) * 0.06;
        var (from, to) = (least - padding, most + padding);
        var (right, low) = (Left + Size, Top + Size);
        var text = new StringBuilder("<figure><h3>Numeric against analytic</h3>")
            .Append($"<svg role=\"img\" width=\"{HtmlText.At(right + 10)}\" height=\"{HtmlText.At(low + Bottom)}\" viewBox=\"0 0 {HtmlText.At(right + 10)} {HtmlText.At(low + Bottom)}\"><title>{HtmlText.Plain(Description(cells))}</title>")
            .Append($"<rect class=\"frame\" x=\"{HtmlText.At(Left)}\" y=\"{HtmlText.At(Top)}\" width=\"{HtmlText.At(Size)}\" height=\"{HtmlText.At(Size)}\"/>")
            .Append($"<path class=\"guide\" d=\"M{HtmlText.At(Left)} {HtmlText.At(low)}L{HtmlText.At(right)} {HtmlText.At(Top)}\"/>");
        foreach (var tick in new[] { least, 0, most }.Distinct())
        {
            text.Append($"<path class=\"axis\" d=\"M{HtmlText.At(X(tick))} {HtmlText.At(low)}v4M{HtmlText.At(Left)} {HtmlText.At(Y(tick))}h-4\"/>")
                .Append($"<text text-anchor=\"middle\" x=\"{HtmlText.At(X(tick))}\" y=\"{HtmlText.At(low + 15)}\">{HtmlText.Brief(tick)}</text>")
                .Append($"<text text-anchor=\"end\" x=\"{HtmlText.At(Left - 7)}\" y=\"{HtmlText.At(Y(tick) + 3.5)}\">{HtmlText.Brief(tick)}</text>");
        }

        text.Append($"<text text-anchor=\"middle\" x=\"{HtmlText.At(Left + (Size / 2))}\" y=\"{HtmlText.At(low + 29)}\">analytic (Backward)</text>")
            .Append($"<text text-anchor=\"middle\" transform=\"translate(10 {HtmlText.At(Top + (Size / 2))}) rotate(-90)\">numeric (from Forward)</text>");
        Dots("ok", false);
        Dots("off", true);
        return text.Append($"</svg><figcaption>{HtmlText.Plain(Description(cells))}</figcaption></figure>\n").ToString();

        double X(double value) => Left + (Size * (value - from) / (to - from));

        double Y(double value) => Top + (Size * (to - value) / (to - from));

        void Dots(string kind, bool isWrong)
        {
            string[] places = [.. cells.Where(cell => closeup.IsWrong[cell] == isWrong).Select(cell => $"M{HtmlText.At(X(closeup.Analytic[cell]))} {HtmlText.At(Y(closeup.Numeric[cell]))}h0").Distinct()];
            if (places.Length > 0)
                text.Append($"<path class=\"dots {kind}\" d=\"{string.Concat(places)}\"/>");
        }
    }

    private string Description(int[] cells)
    {
        var wrong = cells.Count(cell => closeup.IsWrong[cell]);
        var what = closeup.IsOfComponents ? "components" : "cells";
        return FormattableString.Invariant($"{block.Name}: right {what} lie on the diagonal. {wrong} of {cells.Length} do not.");
    }
}
