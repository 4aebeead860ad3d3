using System.Text;

namespace GradGen.Reporting;

/// <summary>Text and code inside Markdown that are to be read as they are.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>()#|~&!$";

    /// <summary>Text on one line, in which nothing is markup; fit for the cell of a table.</summary>
    internal static string Plain(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            if (Special.IndexOf(character) >= 0)
                escaped.Append('\\');
            escaped.Append(char.IsControl(character) ? ' ' : character);
        }

        return escaped.ToString();
    }

    /// <summary>A name as code. Inside code nothing can be escaped, so that a name which needs it is text.</summary>
    internal static string Code(string name) =>
        name.Length == 0 || name.Trim() != name || name.Any(static character => character is '`' or '|' or '\\' || char.IsControl(character))
            ? Plain(name)
            : $"`{name}`";
}
