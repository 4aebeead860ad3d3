using System.Text;
using GradGen.Findings;
using GradGen.Numerics;

namespace GradGen.Pages;

/// <summary>
/// How far the difference quotients of one component are from what Backward gave, at every step, and how exact they are at
/// best: a right gradient follows their own error down and up again, a wrong one stays above it.
/// </summary>
internal sealed class StepPlot
{
    private const double Width = 256;
    private const double Height = 182;
    private const double Left = 46;
    private const double Top = 32;
    private const double Bottom = 34;

    // Bounds that are a difference beyond doubt.
    private const double Evident = 3;

    private readonly StepSeries _series;
    private readonly (double Step, double Off, double Own)[] _points;
    private readonly (double Least, double Most) _steps;
    private readonly (double Least, double Most) _sizes;

    internal StepPlot(StepSeries series)
    {
        _series = series;
        double[] sizes = [.. series.Quotients.SelectMany(quotient => new[] { Math.Abs(quotient.Slope - series.Analytic), Math.Abs(quotient.Slope - series.Numeric), series.Bound }).Where(static size => size > 0 && Precision.IsFinite(size))];
        var floor = sizes.DefaultIfEmpty(1).Min();
        _points = [.. series.Quotients.Select(quotient => (quotient.Step, Math.Max(floor, Math.Abs(quotient.Slope - series.Analytic)), Math.Max(floor, Math.Abs(quotient.Slope - series.Numeric))))];
        _steps = _points.Length == 0 ? (-1, 0) : Decades(_points.Min(static point => point.Step), _points.Max(static point => point.Step));
        _sizes = Decades(floor, sizes.DefaultIfEmpty(1).Max());
    }

    public override string ToString()
    {
        if (_points.Length < 2)
            return string.Empty;
        var (right, low) = (Left + Width, Top + Height);
        var text = new StringBuilder($"<figure><h3>Difference against the step: <code>{HtmlText.Plain(_series.Component)}</code></h3>")
            .Append($"<svg role=\"img\" width=\"{HtmlText.At(right + 10)}\" height=\"{HtmlText.At(low + Bottom)}\" viewBox=\"0 0 {HtmlText.At(right + 10)} {HtmlText.At(low + Bottom)}\"><title>{HtmlText.Plain(Description())}</title>");
        text.Append($"<path class=\"curve off\" d=\"M{HtmlText.At(Left)} 9h20\"/><text x=\"{HtmlText.At(Left + 26)}\" y=\"12.5\">from what Backward gave</text>")
            .Append($"<path class=\"curve own\" d=\"M{HtmlText.At(Left)} 23h20\"/><text x=\"{HtmlText.At(Left + 26)}\" y=\"26.5\">from the best numeric value (its bound shaded)</text>");
        if (_series.Bound > 0 && Precision.IsFinite(_series.Bound))
            text.Append($"<path class=\"band\" d=\"M{HtmlText.At(Left)} {HtmlText.At(Y(_series.Bound))}H{HtmlText.At(right)}V{HtmlText.At(low)}H{HtmlText.At(Left)}z\"/>");
        text.Append($"<rect class=\"frame\" x=\"{HtmlText.At(Left)}\" y=\"{HtmlText.At(Top)}\" width=\"{HtmlText.At(Width)}\" height=\"{HtmlText.At(Height)}\"/>");
        foreach (var tick in Ticks(_steps))
            text.Append($"<path class=\"axis\" d=\"M{HtmlText.At(X(Math.Pow(10, tick)))} {HtmlText.At(low)}v4\"/><text text-anchor=\"middle\" x=\"{HtmlText.At(X(Math.Pow(10, tick)))}\" y=\"{HtmlText.At(low + 15)}\">{Power(tick)}</text>");
        foreach (var tick in Ticks(_sizes))
            text.Append($"<path class=\"axis\" d=\"M{HtmlText.At(Left)} {HtmlText.At(Y(Math.Pow(10, tick)))}h-4\"/><text text-anchor=\"end\" x=\"{HtmlText.At(Left - 7)}\" y=\"{HtmlText.At(Y(Math.Pow(10, tick)) + 3.5)}\">{Power(tick)}</text>");
        text.Append($"<text text-anchor=\"middle\" x=\"{HtmlText.At(Left + (Width / 2))}\" y=\"{HtmlText.At(low + 29)}\">step h</text>")
            .Append($"<path class=\"curve own\" d=\"{Curve(static point => point.Own)}\"/><path class=\"curve off\" d=\"{Curve(static point => point.Off)}\"/>");
        return text.Append($"</svg><figcaption>{HtmlText.Plain(Description())}</figcaption></figure>\n").ToString();
    }

    private string Curve(Func<(double Step, double Off, double Own), double> size) =>
        "M" + string.Join("L", _points.Select(point => $"{HtmlText.At(X(point.Step))} {HtmlText.At(Y(size(point)))}"));

    private double X(double step) => Left + (Width * (Math.Log10(step) - _steps.Least) / (_steps.Most - _steps.Least));

    private double Y(double size) => Top + (Height * (_sizes.Most - Math.Log10(size)) / (_sizes.Most - _sizes.Least));

    private string Description()
    {
        var distance = Math.Abs(_series.Analytic - _series.Numeric);
        if (!Precision.IsFinite(_series.Bound) || !Precision.IsFinite(distance))
            return "No step gives a derivative that could be relied on.";
        return distance > Evident * _series.Bound
            ? $"Wrong, not noisy: the quotients settle {HtmlText.Brief(distance)} away from what Backward gave, where the best of them can be off by {HtmlText.Brief(_series.Bound)}."
            : $"Within the noise: the best of the quotients is {HtmlText.Brief(distance)} away from what Backward gave, and can be off by {HtmlText.Brief(_series.Bound)}.";
    }

    private static (double Least, double Most) Decades(double least, double most)
    {
        var (low, high) = (Math.Floor(Math.Log10(least)), Math.Ceiling(Math.Log10(most)));
        return (low, high > low ? high : low + 1);
    }

    private static IEnumerable<int> Ticks((double Least, double Most) range)
    {
        var every = Math.Max(1, (int)Math.Ceiling((range.Most - range.Least) / 6));
        for (var tick = (int)range.Most; tick >= range.Least; tick -= every)
            yield return tick;
    }

    private static string Power(int exponent) => FormattableString.Invariant($"1e{exponent}");
}
