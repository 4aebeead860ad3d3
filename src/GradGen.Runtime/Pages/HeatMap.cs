using System.Text;
using GradGen.Findings;
using GradGen.Numerics;

namespace GradGen.Pages;

/// <summary>
/// The difference between analytic and numeric gradient, in the block's own shape: a transposition, a shift or a missing row
/// is seen at once. Orange is above the numeric value, blue below, and what the measurement's error explains has no colour.
/// </summary>
internal sealed class HeatMap
{
    private const int Shades = 6;
    private const int ShadeWidth = 12;
    private const string Grey = "unknown";
    private const double Widest = 340;
    private const double WidestOfQuiet = 130;
    private const double LargestCell = 38;
    private const double LargestCellOfQuiet = 12;

    // In cells of such a size there is room for a number; up to so many cells have one to point at.
    private const double RoomForValue = 26;
    private const int MostPointedAt = 400;

    private const double Margin = 24;
    private const double Gap = 8;
    private const double LabelHeight = 14;
    private const int MostSliceNames = 64;

    private readonly BlockResult _block;
    private readonly BlockCloseup _closeup;
    private readonly MapLayout _layout;
    private readonly bool _isQuiet;
    private readonly double[] _differences;
    private readonly double _full;
    private readonly double _cell;
    private readonly double _labels;

    internal HeatMap(BlockResult block, BlockCloseup closeup, bool isQuiet)
    {
        (_block, _closeup, _isQuiet) = (block, closeup, isQuiet);
        _layout = new MapLayout(block.Shape, closeup);
        _differences = [.. closeup.Analytic.Zip(closeup.Numeric, static (analytic, numeric) => analytic - numeric)];
        // Where something is wrong, the colours are for that; elsewhere an error of rounding must not look like one.
        double[] measure = closeup.IsWrong.Contains(true)
            ? [.. _differences.Where((_, cell) => closeup.IsWrong[cell])]
            : [.. closeup.Analytic, .. closeup.Numeric];
        _full = VectorMath.Largest([.. measure.Where(Precision.IsFinite)]);
        _labels = !isQuiet && _layout.IsSliced && _layout.Slices.Count <= MostSliceNames ? LabelHeight : 0;
        var room = isQuiet ? WidestOfQuiet : Widest;
        var wide = (room - ((_layout.SliceColumns - 1) * Gap)) / (_layout.Columns * _layout.SliceColumns);
        var high = (room - ((_layout.SliceRows - 1) * (Gap + _labels))) / (_layout.Rows * _layout.SliceRows);
        _cell = Math.Max(1, Math.Min(isQuiet ? LargestCellOfQuiet : LargestCell, Math.Min(wide, high)));
    }

    private double Inset => _isQuiet || _layout.IsSliced ? 0 : Margin;

    private double SliceWidth => _layout.Columns * _cell;

    private double SliceHeight => _layout.Rows * _cell;

    public override string ToString()
    {
        var width = Inset + (_layout.SliceColumns * (SliceWidth + Gap)) - Gap;
        var height = Inset + (_layout.SliceRows * (SliceHeight + Gap + _labels)) - Gap;
        var drawing = new Drawing(width, height, Description());
        Grounds(drawing);
        Colours(drawing);
        if (Inset > 0)
            Axes(drawing);
        if (!_isQuiet)
            Values(drawing);
        return $"<figure class=\"map\"><h3>{Title()}</h3>{drawing}{(_isQuiet ? string.Empty : Legend())}</figure>\n";
    }

    private string Title() =>
        _isQuiet ? $"<code>{HtmlText.Plain(_block.Name)}</code> <span class=\"soft\">{HtmlText.Plain(_block.Shape.ToString())}</span>"
        : _closeup.IsOfComponents ? "Analytic − numeric"
        : "|Analytic − numeric| in cells";

    private (double X, double Y) Place(MapCell cell) => (
        Inset + (cell.SliceColumn * (SliceWidth + Gap)) + (cell.Column * _cell),
        Inset + _labels + (cell.SliceRow * (SliceHeight + Gap + _labels)) + (cell.Row * _cell));

    // Zero is drawn as a run of cells without a colour, so that what lies outside a ragged block stays empty.
    private void Grounds(Drawing drawing)
    {
        drawing.Path("ground", Runs(Enumerable.Range(0, _layout.Cells.Length)));
        if (_labels == 0)
            return;
        foreach (var slice in _layout.Slices)
        {
            var (x, y) = Place(new MapCell(slice.Key.Row, slice.Key.Column, 0, 0));
            drawing.Label("start", x, y - 4, slice.Value);
        }
    }

    private void Colours(Drawing drawing)
    {
        var groups = Enumerable.Range(0, _differences.Length).GroupBy(Colour).Where(static group => group.Key.Length > 0);
        foreach (var colour in groups.OrderBy(static group => group.Key, StringComparer.Ordinal))
            drawing.Path(colour.Key, Runs(colour));
    }

    // Grey is a difference that would be seen, and that the measurement's error explains.
    private string Colour(int cell)
    {
        var difference = _differences[cell];
        var shade = Shades * Math.Abs(difference) / _full;
        if (!_closeup.IsWrong[cell])
            return shade < 1 || difference == 0 ? string.Empty : Grey;
        return !Precision.IsFinite(difference) ? Grey
            : FormattableString.Invariant($"{(difference > 0 || !_closeup.IsOfComponents ? "plus" : "minus")} s{Math.Max(1, Math.Ceiling(shade))}");
    }

    // Neighbours in a row are one rectangle.
    private string Runs(IEnumerable<int> cells)
    {
        var path = new StringBuilder();
        var run = (Cell: default(MapCell), Count: 0);
        foreach (var cell in cells.Select(cell => _layout.Cells[cell]))
        {
            if (run.Count > 0 && cell == run.Cell with { Column = run.Cell.Column + run.Count })
            {
                run.Count++;
                continue;
            }

            End();
            run = (cell, 1);
        }

        End();
        return path.ToString();

        void End()
        {
            if (run.Count == 0)
                return;
            var (x, y) = Place(run.Cell);
            path.Append(Drawing.Box(x, y, run.Count * _cell, _cell));
        }
    }

    private void Axes(Drawing drawing)
    {
        var every = _cell >= 16 ? 1 : (int)Math.Ceiling(28 / _cell);
        for (var column = 0; column < _layout.Columns; column += every)
            drawing.Label("middle", Margin + ((column + 0.5) * _cell), Margin - 6, Inv(column * (_layout.IsVector ? 1 : _closeup.Width)));
        if (_layout.IsVector && _layout.Rows == 1)
            return;
        for (var row = 0; row < _layout.Rows; row += every)
            drawing.Label("end", Margin - 5, Margin + ((row + 0.5) * _cell) + 3.5, Inv(_layout.IsVector ? row * _layout.Columns : row));
    }

    private void Values(Drawing drawing)
    {
        if (_differences.Length > MostPointedAt)
            return;
        for (var cell = 0; cell < _differences.Length; cell++)
        {
            var (x, y) = Place(_layout.Cells[cell]);
            if (_cell >= RoomForValue && _closeup.IsWrong[cell])
                drawing.Label("value", x + (_cell / 2), y + (_cell / 2) + 3.5, HtmlText.Briefest(_differences[cell]));
            var (analytic, numeric) = (HtmlText.Brief(_closeup.Analytic[cell]), HtmlText.Brief(_closeup.Numeric[cell]));
            var verdict = _closeup.IsWrong[cell] ? ", wrong" : string.Empty;
            drawing.Rectangle("hit", x, y, _cell, _cell, $"{Name(cell)}: analytic {analytic}, numeric {numeric}{verdict}");
        }
    }

    private string Legend()
    {
        // Differences of cells have no sign, so that their scale begins at zero.
        var first = _closeup.IsOfComponents ? -Shades : 0;
        var width = (Shades + 1 - first) * ShadeWidth;
        var text = new StringBuilder("<div class=\"scale\">").Append(first < 0 ? HtmlText.Brief(-_full) : "0")
            .Append($"<svg aria-hidden=\"true\" width=\"{Inv(width)}\" height=\"{Inv(ShadeWidth)}\">")
            .Append($"<path class=\"ground\" d=\"{Drawing.Box(0, 0, width, ShadeWidth)}\"/>");
        foreach (var shade in Enumerable.Range(first, Shades + 1 - first).Where(static shade => shade != 0))
        {
            var sign = shade > 0 ? "plus" : "minus";
            text.Append($"<path class=\"{sign} s{Inv(Math.Abs(shade))}\" d=\"{Drawing.Box((shade - first) * ShadeWidth, 0, ShadeWidth, ShadeWidth)}\"/>");
        }

        return text.Append($"</svg>+{HtmlText.Brief(_full)}</div><figcaption>{HtmlText.Plain(Description())}</figcaption>").ToString();
    }

    private string Description()
    {
        int[] wrong = [.. Enumerable.Range(0, _differences.Length).Where(cell => _closeup.IsWrong[cell])];
        var of = _closeup.IsOfComponents ? "components" : $"cells of {Inv(_closeup.Width)} components, moved together, forth and back at random,";
        var unit = $"{Inv(_differences.Length)} {of}";
        if (wrong.Length == 0)
            return $"None of the {unit} is off by more than the measurement's error.{Unmeasured()}";
        var worst = wrong.OrderByDescending(cell => Math.Abs(_differences[cell])).First();
        var count = wrong.Length == _differences.Length ? $"All {unit}" : $"{Inv(wrong.Length)} of the {unit}";
        var size = HtmlText.Brief(Math.Abs(_differences[worst]));
        return $"{count} {(wrong.Length == 1 ? "is" : "are")} off, by up to {size} in {Name(worst)}.{Pattern(wrong)}{Unmeasured()}{Slices()}";
    }

    private string Unmeasured()
    {
        var count = Enumerable.Range(0, _differences.Length).Count(cell => Colour(cell) == Grey);
        return count == 0 ? string.Empty : $" {Inv(count)}, in grey, could not be measured well here.";
    }

    private string Slices() =>
        !_layout.IsSliced ? string.Empty
        : _labels > 0 ? " Each rectangle is a slice with its outer indices above."
        : " Each rectangle is a slice, in the order of the outer indices.";

    // What a glance would see.
    private string Pattern(int[] wrong)
    {
        if (wrong.Length < 2 || wrong.Length == _differences.Length || _layout.IsVector || _layout.IsSliced)
            return string.Empty;
        int[] rows = [.. wrong.Select(cell => _layout.Cells[cell].Row).Distinct()];
        int[] columns = [.. wrong.Select(cell => _layout.Cells[cell].Column).Distinct()];
        return rows.Length == 1 ? $" All of them are in row {Inv(rows[0])}."
            : columns.Length == 1 && _closeup.IsOfComponents ? $" All of them are in column {Inv(columns[0])}."
            : string.Empty;
    }

    private string Name(int cell) => _block.Name + _block.Shape.IndexAt(_closeup.Starts[cell]) + (_closeup.IsOfComponents ? string.Empty : " and after");

    private static string Inv(int number) => FormattableString.Invariant($"{number}");
}
