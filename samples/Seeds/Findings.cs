using System.Globalization;
using Spectre.Console;

namespace Seeds;

/// <summary>What is printed: what a document says, tables of its numbers beside ours, and whether each claim holds here.</summary>
internal sealed class Findings
{
    private readonly List<string> _failed = [];

    public IReadOnlyList<string> Failed => _failed;

    public int ClaimCount { get; private set; }

    public static void Document(string title)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold]{title}[/]");
        AnsiConsole.WriteLine(new string('═', Math.Min(title.Length, AnsiConsole.Profile.Width)));
    }

    public static void Section(string title, string said)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold yellow]{title}[/]");
        AnsiConsole.MarkupLineInterpolated($"[dim]{said}[/]");
    }

    public static void Note(string text) => AnsiConsole.MarkupLineInterpolated($"{text}");

    /// <summary>Text whose columns matter: it is not wrapped.</summary>
    public static void Verbatim(string text)
    {
        foreach (var line in text.Split('\n'))
            Console.WriteLine("  " + line.TrimEnd());
    }

    public void Claim(string claim, bool holds)
    {
        ClaimCount++;
        if (!holds)
            _failed.Add(claim);
        AnsiConsole.MarkupLineInterpolated(holds ? (FormattableString)$"  [green]holds[/]  {claim}" : $"  [red]FAILS[/]  {claim}");
    }

    public static string Scientific(double value) => value.ToString("0.000e+00;-0.000e+00;0", CultureInfo.InvariantCulture);

    public static string Step(double epsilon) => epsilon.ToString("0e+00", CultureInfo.InvariantCulture);

    public static string Fixed(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
