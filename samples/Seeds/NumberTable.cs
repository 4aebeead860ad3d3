using Spectre.Console;

namespace Seeds;

/// <summary>A table of numbers, right-aligned.</summary>
internal sealed class NumberTable
{
    private readonly Table _table = new Table().Border(TableBorder.Simple);

    public NumberTable(params string[] columns)
    {
        foreach (var column in columns)
            _table.AddColumn(new TableColumn(Markup.Escape(column)).RightAligned());
    }

    /// <summary>Adds a row of texts and of numbers, which are written with an exponent.</summary>
    public void AddRow(params object[] cells) =>
        _table.AddRow([.. cells.Select(static cell => new Text(cell is double number ? Findings.Scientific(number) : $"{cell}"))]);

    public void Show() => AnsiConsole.Write(_table);
}
