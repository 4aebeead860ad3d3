using System.Globalization;
using System.Text.RegularExpressions;
using GradGen.Findings;

namespace GradGen.Pages;

/// <summary>Where the cells of a block are in its map: the last two axes are rows and columns, and the others give slices, side by side.</summary>
internal sealed class MapLayout
{
    // A vector longer than this goes on in the next row.
    private const int LongestRow = 64;

    // Slices of one axis that are side by side before the next line begins.
    private const int SlicesInLine = 8;

    private static readonly Regex Number = new("\\d+", RegexOptions.CultureInvariant);

    internal MapLayout(BlockShape shape, BlockCloseup closeup)
    {
        int[][] indices = [.. closeup.Starts.Select(start => Index(shape, start))];
        var last = indices.Max(static index => index.Length) - 1;
        // Rows of one component are a vector to the eye, and so are cells that reach from row to row.
        var isColumn = last == 1 && indices.All(index => index[last] == 0);
        IsVector = last < 1 || isColumn || (closeup.Width > 1 && (shape.IsRagged || closeup.Width > shape.Dimensions[last]));
        Cells = IsVector
            ? [.. indices.Select(static (_, cell) => new MapCell(0, 0, cell / LongestRow, cell % LongestRow))]
            : [.. Sliced(indices, last, closeup.Width)];
        Rows = 1 + Cells.Max(static cell => cell.Row);
        Columns = 1 + Cells.Max(static cell => cell.Column);
        SliceRows = 1 + Cells.Max(static cell => cell.SliceRow);
        SliceColumns = 1 + Cells.Max(static cell => cell.SliceColumn);
    }

    /// <summary>Whether cells follow one another, row by row, in no shape of their own.</summary>
    internal bool IsVector { get; }

    /// <summary>The places of the cells.</summary>
    internal MapCell[] Cells { get; }

    /// <summary>The rows of the largest slice.</summary>
    internal int Rows { get; }

    internal int Columns { get; }

    internal int SliceRows { get; }

    internal int SliceColumns { get; }

    internal bool IsSliced => SliceRows * SliceColumns > 1;

    /// <summary>What the slices are called, by their places.</summary>
    internal IReadOnlyDictionary<(int Row, int Column), string> Slices { get; private set; } = new Dictionary<(int Row, int Column), string>();

    private IEnumerable<MapCell> Sliced(int[][] indices, int last, int width)
    {
        var names = new Dictionary<(int Row, int Column), string>();
        var lines = new Dictionary<string, int>();
        var cells = new List<MapCell>();
        foreach (var index in indices)
        {
            var column = last < 2 ? 0 : index[last - 2];
            // The axis before the slices runs to the right, and those before that downwards; one axis alone does both.
            var line = last < 2 ? 0 : last == 2 ? column / SlicesInLine : Line(string.Join(",", index.Take(last - 2)));
            column = last == 2 ? column % SlicesInLine : column;
            cells.Add(new MapCell(line, column, index[last - 1], index[last] / width));
            if (last >= 2)
                names[(line, column)] = $"[{string.Join(",", index.Take(last - 1))}]";
        }

        Slices = names;
        return cells;

        int Line(string outer)
        {
            if (!lines.TryGetValue(outer, out var line))
                lines[outer] = line = lines.Count;
            return line;
        }
    }

    private static int[] Index(BlockShape shape, int position) =>
        [.. Number.Matches(shape.IndexAt(position)).Cast<Match>().Select(static match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
}

/// <summary>The place of a cell: its slice, and where it is in that.</summary>
internal readonly record struct MapCell(int SliceRow, int SliceColumn, int Row, int Column);
