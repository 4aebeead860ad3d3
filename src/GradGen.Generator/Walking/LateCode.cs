using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Walking;

/// <summary>
/// Code that runs once, when a layer learns its sizes: <c>if (_w == null) …</c>, <c>if (!_isBuilt) Build(x.Length);</c>, or what
/// stands behind <c>if (_w != null) return;</c>.
/// </summary>
internal static class LateCode
{
    internal static bool Is(SyntaxNode node)
    {
        for (var inner = node; inner.Parent is { } outer and not MemberDeclarationSyntax; inner = outer)
        {
            if (outer is IfStatementSyntax branch && inner != branch.Condition && Settles(branch.Condition, [branch]))
                return true;
            if (outer is BlockSyntax block && inner is StatementSyntax statement && IsBehindReturn(block, statement))
                return true;
        }

        return false;
    }

    private static bool IsBehindReturn(BlockSyntax block, StatementSyntax statement)
    {
        foreach (var earlier in block.Statements.TakeWhile(other => other != statement))
        {
            if (earlier is IfStatementSyntax { Else: null, Statement: ReturnStatementSyntax or BlockSyntax { Statements: [ReturnStatementSyntax] } } guard
                && Settles(guard.Condition, block.Statements))
                return true;
        }

        return false;
    }

    // The question is settled by the code that it guards.
    private static bool Settles(ExpressionSyntax condition, IReadOnlyList<SyntaxNode> guarded) =>
        condition.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.NullKeyword))
        || condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(flag => SetsTrue(guarded, flag.Identifier.ValueText) || Called(guarded).Any(method => SetsTrue([method], flag.Identifier.ValueText)));

    private static bool SetsTrue(IReadOnlyList<SyntaxNode> code, string flag) =>
        code.SelectMany(static node => node.DescendantNodes()).OfType<AssignmentExpressionSyntax>()
            .Any(assignment => assignment.Right.IsKind(SyntaxKind.TrueLiteralExpression)
            && (assignment.Left as IdentifierNameSyntax ?? (assignment.Left as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText == flag);

    private static IEnumerable<SyntaxNode> Called(IReadOnlyList<SyntaxNode> guarded)
    {
        var names = new HashSet<string>(guarded.SelectMany(static node => node.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Select(static call => (call.Expression as IdentifierNameSyntax)?.Identifier.ValueText).OfType<string>());
        return names.Count == 0 ? []
            : guarded[0].FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<MethodDeclarationSyntax>()
                .Where(method => names.Contains(method.Identifier.ValueText)) ?? [];
    }
}
