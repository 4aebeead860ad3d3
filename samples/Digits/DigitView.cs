using Spectre.Console;

namespace Digits;

/// <summary>Digits as text, with what each network takes them for.</summary>
internal static class DigitView
{
    private const int Shown = 4;
    private const string Shades = " ░▒▓█";

    /// <summary>Test digits that the right network reads and the mistaken one does not.</summary>
    public static void Show(DigitSet test, Run right, Run mistaken)
    {
        var (rightly, mistakenly) = (right.Network.Classify(test.Images), mistaken.Network.Classify(test.Images));
        var lost = Enumerable.Range(0, test.Count).Where(n => rightly[n] == test.Labels[n] && mistakenly[n] != test.Labels[n]).Take(Shown).ToArray();
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine("Some of the test digits that the right network reads and the mistaken one does not:");
        AnsiConsole.WriteLine();
        var grid = new Grid();
        foreach (var _ in lost)
            grid.AddColumn(new GridColumn().Padding(1, 0, 2, 0));
        grid.AddRow([.. lost.Select(n => new Text(Draw(test.Images, n)))]);
        grid.AddRow([.. lost.Select(n => new Markup($"right [green]{rightly[n]}[/] mistaken [red]{mistakenly[n]}[/]"))]);
        AnsiConsole.Write(grid);
        AnsiConsole.WriteLine();
    }

    private static string Draw(double[,] images, int n)
    {
        var rows = Enumerable.Range(0, DigitSet.Side).Select(row => string.Concat(
            Enumerable.Range(0, DigitSet.Side).Select(column => new string(Shade(images[n, (row * DigitSet.Side) + column]), 2))));
        return string.Join('\n', rows);
    }

    private static char Shade(double ink) => Shades[(int)Math.Round(ink * (Shades.Length - 1))];
}
