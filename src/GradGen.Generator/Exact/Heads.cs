using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Exact;

/// <summary>Statements as far as they are no others: of one with others inside, its head.</summary>
internal static class Heads
{
    internal static IEnumerable<SyntaxNode> Of(SyntaxNode statement) =>
        statement.DescendantNodes(node => node == statement || node is not StatementSyntax).Where(static node => node is not StatementSyntax);

    internal static Location PlaceOf(SyntaxNode statement)
    {
        while (statement is BlockSyntax { Statements: [var first, ..] })
            statement = first;
        var end = statement.ChildNodes().OfType<StatementSyntax>().FirstOrDefault() is { } inner
            ? inner.GetFirstToken().GetPreviousToken().Span.End
            : statement.Span.End;
        return Location.Create(statement.SyntaxTree, TextSpan.FromBounds(statement.SpanStart, end));
    }
}
