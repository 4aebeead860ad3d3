using GradGen.Findings;
using GradGen.Numerics;

namespace GradGen.Pages;

/// <summary>Each numeric value against the analytic one: what is right lies on the diagonal, a factor on a line of its own.</summary>
internal sealed class ScatterPlot
{
    private const double Size = 206;
    private const double Left = 46;
    private const double Bottom = 34;
    private const double Top = 8;
    private const double Right = Left + Size;
    private const double Low = Top + Size;
    private const double Padding = 0.06;

    private readonly BlockCloseup _closeup;
    private readonly int[] _cells;
    private readonly string _description;
    private readonly double[] _ticks;
    private readonly double _from;
    private readonly double _range;

    internal ScatterPlot(BlockResult block, BlockCloseup closeup)
    {
        _closeup = closeup;
        _cells = [.. Enumerable.Range(0, closeup.Starts.Length).Where(cell => Precision.IsFinite(closeup.Analytic[cell] - closeup.Numeric[cell]))];
        double[] values = [0, .. _cells.Select(cell => closeup.Analytic[cell]), .. _cells.Select(cell => closeup.Numeric[cell])];
        var (least, most) = values.Min() == values.Max() ? (-1.0, 1.0) : (values.Min(), values.Max());
        _ticks = [.. new[] { least, 0, most }.Distinct()];
        _range = (most - least) * (1 + (2 * Padding));
        _from = least - ((most - least) * Padding);
        var wrong = _cells.Count(cell => closeup.IsWrong[cell]);
        var what = closeup.IsOfComponents ? "components" : "cells";
        _description = FormattableString.Invariant($"{block.Name}: right {what} lie on the diagonal. {wrong} of {_cells.Length} do not.");
    }

    public override string ToString()
    {
        if (_cells.Length == 0)
            return string.Empty;
        var drawing = new Drawing(Right + 10, Low + Bottom, _description);
        drawing.Rectangle("frame", Left, Top, Size, Size);
        drawing.Path("guide", $"M{Drawing.Point(Left, Low)}L{Drawing.Point(Right, Top)}");
        foreach (var tick in _ticks)
        {
            drawing.Path("axis", $"M{Drawing.Point(X(tick), Low)}v4M{Drawing.Point(Left, Y(tick))}h-4");
            drawing.Label("middle", X(tick), Low + 15, HtmlText.Brief(tick));
            drawing.Label("end", Left - 7, Y(tick) + 3.5, HtmlText.Brief(tick));
        }

        drawing.Label("middle", Left + (Size / 2), Low + 29, "analytic (Backward)");
        drawing.Upwards(10, Top + (Size / 2), "numeric (from Forward)");
        Dots(drawing, "dots ok", false);
        Dots(drawing, "dots off", true);
        return $"<figure><h3>Numeric against analytic</h3>{drawing}<figcaption>{HtmlText.Plain(_description)}</figcaption></figure>\n";
    }

    private double X(double value) => Left + (Size * (value - _from) / _range);

    private double Y(double value) => Low - (Size * (value - _from) / _range);

    private void Dots(Drawing drawing, string kind, bool isWrong)
    {
        string[] places =
        [
            .. _cells.Where(cell => _closeup.IsWrong[cell] == isWrong)
                .Select(cell => $"M{Drawing.Point(X(_closeup.Analytic[cell]), Y(_closeup.Numeric[cell]))}h0").Distinct(),
        ];
        if (places.Length > 0)
            drawing.Path(kind, string.Concat(places));
    }
}
