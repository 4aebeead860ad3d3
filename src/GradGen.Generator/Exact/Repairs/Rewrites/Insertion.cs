using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>A statement that is missing, as a change of text.</summary>
internal static class Insertion
{
    /// <summary>The statement behind another one, or in a block that has none.</summary>
    internal static Rewrite Of(SyntaxNode anchor, string statement)
    {
        var what = statement.TrimEnd(';');
        if (anchor is BlockSyntax)
            return new(new TextSpan(anchor.SpanStart + 1, 0), " " + statement, $"{what} is missing in this", IsOfStatement: false);
        var reason = $"{what} is missing after this";
        var text = anchor.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(anchor.SpanStart);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, anchor.SpanStart));
        var end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        var separator = indent.Trim().Length == 0 ? end + indent : " ";
        return anchor.Parent is BlockSyntax
            ? new(new TextSpan(anchor.Span.End, 0), separator + statement, reason, IsOfStatement: false)
            : new(anchor.Span, "{ " + anchor + " " + statement + " }", reason, IsOfStatement: false);
    }
}
