using System.Text.RegularExpressions;
using GradGen.Tool.Mutation;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Mutants;

/// <summary>A mistake as it is shown: the statement without it and with it, in a line each.</summary>
/// <param name="Before">The statement as it is; of one with others inside, its head.</param>
/// <param name="After">With the mistake; empty where it is gone.</param>
internal sealed partial record MistakeText(string Before, string After)
{
    private const int Longest = 140;
    private const int LeadIn = 60;

    internal static MistakeText Of(Mutant mutant)
    {
        var (mistake, text) = (mutant.Mistake, mutant.Method.SyntaxTree.ToString());
        var span = Shown(mutant.Method, mistake);
        var before = text[span.Start..span.End];
        if (mistake.Span.End > span.End)
            return new MistakeText(Line(before, 0), mistake.NewText == ";" ? string.Empty : Line(mistake.NewText, 0));
        var offset = mistake.Span.Start - span.Start;
        return mistake.NewText == ";" && mistake.Span == span
            ? new MistakeText(Line(before, 0), string.Empty)
            : new MistakeText(Line(before, offset), Line(before.Remove(offset, mistake.Span.Length).Insert(offset, mistake.NewText), offset));
    }

    // The innermost statement; of a method that is an expression, that.
    private static TextSpan Shown(MethodDeclarationSyntax method, Mistake mistake)
    {
        var statement = method.FindNode(mistake.Span).AncestorsAndSelf().TakeWhile(node => node != method)
            .FirstOrDefault(static node => node is StatementSyntax and not BlockSyntax);
        if (statement is null)
            return method.ExpressionBody!.Expression.Span;
        var inner = statement.ChildNodes().OfType<StatementSyntax>().FirstOrDefault();
        return inner is null ? statement.Span : TextSpan.FromBounds(statement.SpanStart, inner.GetFirstToken().GetPreviousToken().Span.End);
    }

    // What is far from the mistake in a long statement is left out.
    private static string Line(string code, int offset)
    {
        var start = code.Length > Longest && offset > LeadIn ? offset - LeadIn : 0;
        var line = Space().Replace(code[start..], " ").Trim();
        return (start > 0 ? "… " : string.Empty) + (line.Length > Longest ? line[..Longest] + " …" : line);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
