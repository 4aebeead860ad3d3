using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutation;

/// <summary>Loops that end too early or too late, statements that are missing, assignments in place of accumulation.</summary>
internal static class Statements
{
    internal static IEnumerable<Mistake> LoopBounds(SyntaxNode node, SemanticModel model)
    {
        if (node is not ForStatementSyntax { Condition: BinaryExpressionSyntax condition })
            yield break;
        yield return new Mistake(MutationKind.LoopBound, condition.Right.Span, $"({condition.Right}) - 1");
        yield return new Mistake(MutationKind.LoopBound, condition.Right.Span, $"({condition.Right}) + 1");
    }

    internal static IEnumerable<Mistake> Dropped(SyntaxNode node, SemanticModel model)
    {
        switch (node)
        {
            case ExpressionStatementSyntax or ForStatementSyntax or ForEachStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax:
                yield return new Mistake(MutationKind.DroppedStatement, node.Span, ";");
                break;
            case IfStatementSyntax branch:
                yield return new Mistake(MutationKind.DroppedStatement, branch.Span, branch.Else?.Statement.ToString() ?? ";");
                yield return new Mistake(MutationKind.DroppedStatement, branch.Span, branch.Statement.ToString());
                break;
        }
    }

    internal static IEnumerable<Mistake> Assignments(SyntaxNode node, SemanticModel model)
    {
        if (node is not AssignmentExpressionSyntax assignment || !Arithmetic.IsReal(assignment.Right, model))
            yield break;
        var other = assignment.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression => "=",
            SyntaxKind.SimpleAssignmentExpression => "+=",
            SyntaxKind.MultiplyAssignmentExpression => "/=",
            SyntaxKind.DivideAssignmentExpression => "*=",
            _ => null,
        };
        if (other is not null)
            yield return new Mistake(MutationKind.Assignment, assignment.OperatorToken.Span, other);
    }
}
