using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Power.Mutation;

/// <summary>Makes of a layer over double the same layer over float.</summary>
internal sealed class FloatVersion : CSharpSyntaxRewriter
{
    // Math has these for float itself, and for integers, for which MathF has none.
    private static readonly HashSet<string> Overloaded = ["Max", "Min", "Abs", "Sign", "Clamp"];

    internal static SyntaxTree Of(SyntaxTree tree) => tree.WithRootAndOptions(new FloatVersion().Visit(tree.GetRoot()), tree.Options);

    public override SyntaxNode? VisitPredefinedType(PredefinedTypeSyntax node) =>
        node.Keyword.IsKind(SyntaxKind.DoubleKeyword)
            ? node.WithKeyword(SyntaxFactory.Token(node.Keyword.LeadingTrivia, SyntaxKind.FloatKeyword, node.Keyword.TrailingTrivia))
            : node;

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        if (node.Token.Value is not double value)
            return node;
        var token = SyntaxFactory.Literal(node.Token.LeadingTrivia, node.Token.Text + "f", (float)value, node.Token.TrailingTrivia);
        return node.WithToken(token);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var visited = (MemberAccessExpressionSyntax)base.VisitMemberAccessExpression(node)!;
        if (visited.Expression is IdentifierNameSyntax { Identifier.Text: "Math" } math && !Overloaded.Contains(visited.Name.Identifier.Text))
            return visited.WithExpression(SyntaxFactory.IdentifierName("MathF").WithTriviaFrom(math));
        return visited.Name.Identifier.Text == "NextDouble" ? visited.WithName(SyntaxFactory.IdentifierName("NextSingle")) : visited;
    }
}
