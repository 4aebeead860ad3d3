using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>
/// A source with the diagnostics that it should get: <c>{|GG0001:Dense|}</c>, or <c>[|Dense|]</c> for the id that the test is
/// about. Marks may be nested; an empty one stands for an empty span.
/// </summary>
internal sealed record Markup(string Text, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    internal static Markup Parse(string marked, string? defaultId)
    {
        var text = new StringBuilder(marked.Length);
        var open = new Stack<(string Id, int Start, string End)>();
        var expected = new List<(string, TextSpan)>();
        for (var position = 0; position < marked.Length;)
        {
            var rest = marked.AsSpan(position);
            if (open.TryPeek(out var mark) && rest.StartsWith(mark.End, StringComparison.Ordinal))
            {
                open.Pop();
                expected.Add((mark.Id, TextSpan.FromBounds(mark.Start, text.Length)));
                position += mark.End.Length;
            }
            else if (rest.StartsWith("[|", StringComparison.Ordinal))
            {
                open.Push((defaultId ?? throw new ArgumentException("[|…|] needs the id that the test is about."), text.Length, "|]"));
                position += 2;
            }
            else if (rest.StartsWith("{|", StringComparison.Ordinal) && rest.IndexOf(':') is > 2 and var colon)
            {
                open.Push((rest[2..colon].ToString(), text.Length, "|}"));
                position += colon + 1;
            }
            else
            {
                text.Append(marked[position++]);
            }
        }

        return open.Count == 0 ? new Markup(text.ToString(), expected) : throw new ArgumentException($"The mark of {open.Peek().Id} is not closed.");
    }
}
