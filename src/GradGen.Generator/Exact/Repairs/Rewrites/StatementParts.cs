using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>The parts of a statement that hands a number on.</summary>
/// <param name="Statement">The statement, or the expression that is a body.</param>
/// <param name="Target">What is assigned to; null where a value is returned or a variable declared.</param>
/// <param name="Operator">The operator of an assignment.</param>
/// <param name="Value">The value that is assigned, declared or returned.</param>
internal sealed record StatementParts(SyntaxNode Statement, ExpressionSyntax? Target, SyntaxToken Operator, ExpressionSyntax Value)
{
    /// <summary>What of a change of the value arrives at the target; 0 where that is not linear.</summary>
    internal double Sign => Target is null ? 1 : Operator.Kind() switch
    {
        SyntaxKind.EqualsToken or SyntaxKind.PlusEqualsToken => 1,
        SyntaxKind.MinusEqualsToken => -1,
        _ => 0,
    };

    /// <summary>Null for a statement that has no such parts.</summary>
    internal static StatementParts? Of(SyntaxNode statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } =>
            new(statement, assignment.Left, assignment.OperatorToken, assignment.Right),
        LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value }] } => new(statement, null, default, value),
        ReturnStatementSyntax { Expression: { } value } => new(statement, null, default, value),
        ExpressionSyntax value => new(value, null, default, value),
        _ => null,
    };

    /// <summary>The statement with a change.</summary>
    internal string TextWith(Rewrite rewrite) => TextOf(Statement, rewrite);

    /// <summary>The value with a change of it.</summary>
    internal string ValueWith(Rewrite rewrite) => TextOf(Value, rewrite);

    private static string TextOf(SyntaxNode node, Rewrite rewrite)
    {
        var start = rewrite.Span.Start - node.SpanStart;
        return node.ToString().Remove(start, rewrite.Span.Length).Insert(start, rewrite.Text);
    }
}
