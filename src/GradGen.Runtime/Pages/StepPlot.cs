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
    private const double Right = Left + Width;
    private const double Low = Top + Height;

    // Bounds that are a difference beyond doubt.
    private const double Evident = 3;

    private readonly StepSeries _series;
    private readonly (double Step, double Off, double Own)[] _points;
    private readonly (double Least, double Most) _steps;
    private readonly (double Least, double Most) _sizes;

    internal StepPlot(StepSeries series)
    {
        _series = series;
        double[] sizes =
        [
            .. series.Quotients.SelectMany(quotient => new[] { Math.Abs(quotient.Slope - series.Analytic), Math.Abs(quotient.Slope - series.Numeric) })
                .Append(series.Bound).Where(static size => size > 0 && Precision.IsFinite(size)),
        ];
        // Zero has no place on a scale of powers.
        var floor = sizes.DefaultIfEmpty(1).Min();
        _points = [.. series.Quotients.Select(quotient => (quotient.Step, Size(quotient.Slope, series.Analytic), Size(quotient.Slope, series.Numeric)))];
        _steps = _points.Length == 0 ? (-1, 0) : Decades(_points.Min(static point => point.Step), _points.Max(static point => point.Step));
        _sizes = Decades(floor, sizes.DefaultIfEmpty(1).Max());

        double Size(double slope, double from) => Math.Max(floor, Math.Abs(slope - from));
    }

    public override string ToString()
    {
        if (_points.Length < 2)
            return string.Empty;
        var drawing = new Drawing(Right + 10, Low + Bottom, Description());
        drawing.Path("curve off", $"M{Drawing.Point(Left, 9)}h20");
        drawing.Label("start", Left + 26, 12.5, "from what Backward gave");
        drawing.Path("curve own", $"M{Drawing.Point(Left, 23)}h20");
        drawing.Label("start", Left + 26, 26.5, "from the best numeric value (its bound shaded)");
        if (_series.Bound > 0 && Precision.IsFinite(_series.Bound))
            drawing.Path("band", Drawing.Box(Left, Y(_series.Bound), Width, Low - Y(_series.Bound)));
        drawing.Rectangle("frame", Left, Top, Width, Height);
        foreach (var tick in Ticks(_steps))
        {
            var x = X(Math.Pow(10, tick));
            drawing.Path("axis", $"M{Drawing.Point(x, Low)}v4");
            drawing.Label("middle", x, Low + 15, Power(tick));
        }

        foreach (var tick in Ticks(_sizes))
        {
            var y = Y(Math.Pow(10, tick));
            drawing.Path("axis", $"M{Drawing.Point(Left, y)}h-4");
            drawing.Label("end", Left - 7, y + 3.5, Power(tick));
        }

        drawing.Label("middle", Left + (Width / 2), Low + 29, "step h");
        drawing.Path("curve own", Curve(static point => point.Own));
        drawing.Path("curve off", Curve(static point => point.Off));
        return $"<figure><h3>Difference against the step: <code>{HtmlText.Plain(_series.Component)}</code></h3>{drawing}"
            + $"<figcaption>{HtmlText.Plain(Description())}</figcaption></figure>\n";
    }

    private string Curve(Func<(double Step, double Off, double Own), double> size) =>
        "M" + string.Join("L", _points.Select(point => Drawing.Point(X(point.Step), Y(size(point)))));

    private double X(double step) => Left + (Width * (Math.Log10(step) - _steps.Least) / (_steps.Most - _steps.Least));

    private double Y(double size) => Top + (Height * (_sizes.Most - Math.Log10(size)) / (_sizes.Most - _sizes.Least));

    private string Description()
    {
        var distance = Math.Abs(_series.Analytic - _series.Numeric);
        if (!Precision.IsFinite(_series.Bound) || !Precision.IsFinite(distance))
            return "No step gives a derivative that could be relied on.";
        var (apart, bound) = (HtmlText.Brief(distance), HtmlText.Brief(_series.Bound));
        return distance > Evident * _series.Bound
            ? $"Wrong, not noisy: the quotients settle {apart} away from what Backward gave, where the best of them can be off by {bound}."
            : $"Within the noise: the best of the quotients is {apart} away from what Backward gave, and can be off by {bound}.";
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
