using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>The parts of a statement that hands a number on, or that decides which are.</summary>
/// <param name="Statement">The statement, or the expression that is a body.</param>
/// <param name="Target">What is assigned to; null where a value is returned, a variable declared or a method called.</param>
/// <param name="Operator">The operator of an assignment.</param>
/// <param name="Value">The value that is assigned, declared or returned; the call; a condition, or where a loop begins.</param>
/// <param name="Opened">What others are tried in the place of: the statement, or only the value.</param>
internal sealed record StatementParts(SyntaxNode Statement, ExpressionSyntax? Target, SyntaxToken Operator, ExpressionSyntax Value, SyntaxNode Opened)
{
    /// <summary>Whether only the value can be replaced.</summary>
    internal bool IsPart => Opened != Statement;

    /// <summary>Whether it only counts: <c>n++</c>.</summary>
    internal bool IsCount => Value is PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { OperatorToken.ValueText: "++" or "--" } && !IsPart;

    /// <summary>What of a change of the value arrives at the target; 0 where that is not linear.</summary>
    internal double Sign => Target is null ? 1 : Operator.Kind() switch
    {
        SyntaxKind.EqualsToken or SyntaxKind.PlusEqualsToken => 1,
        SyntaxKind.MinusEqualsToken => -1,
        _ => 0,
    };

    /// <summary>None for a statement that has no such parts.</summary>
    internal static IEnumerable<StatementParts> Of(SyntaxNode statement) => statement switch
    {
        // What declares variables declares others where it stands anew.
        ExpressionStatementSyntax
        {
            Expression: AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax, Right: var several },
        } => several is TupleExpressionSyntax ? Elements(statement, several) : [Part(statement, several)],
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } =>
            [new(statement, assignment.Left, assignment.OperatorToken, assignment.Right, statement), .. Elements(statement, assignment.Right)],
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } when !call.DescendantNodes().OfType<LambdaExpressionSyntax>().Any() =>
            [new(statement, null, default, call, statement)],
        ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax } count =>
            [new(statement, null, default, count.Expression, statement)],
        LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value }] } =>
            [new(statement, null, default, value, statement), .. Elements(statement, value)],
        LocalDeclarationStatementSyntax { Declaration: var several } => Values(statement, several),
        ReturnStatementSyntax { Expression: { } value } => [new(statement, null, default, value, statement), .. Elements(statement, value)],
        IfStatementSyntax { Condition: var condition } => [Part(statement, condition)],
        WhileStatementSyntax { Condition: var condition } => [Part(statement, condition)],
        ForStatementSyntax loop => [.. Values(statement, loop.Declaration), .. loop.Condition is null ? [] : new[] { Part(statement, loop.Condition) }],
        ExpressionSyntax value => [new(value, null, default, value, value), .. Elements(value, value)],
        _ => [],
    };

    /// <summary>The statement with a change.</summary>
    internal string TextWith(Rewrite rewrite) => TextOf(Statement, rewrite);

    /// <summary>The value with a change of it.</summary>
    internal string ValueWith(Rewrite rewrite) => TextOf(Value, rewrite);

    private static IEnumerable<StatementParts> Values(SyntaxNode statement, VariableDeclarationSyntax? declaration) =>
        declaration is null ? []
            : declaration.Variables.Select(static variable => variable.Initializer?.Value).OfType<ExpressionSyntax>().Select(value => Part(statement, value));

    // The numbers of a tuple or of a list that is written out.
    private static IEnumerable<StatementParts> Elements(SyntaxNode statement, ExpressionSyntax value) => (value switch
    {
        TupleExpressionSyntax tuple => tuple.Arguments.Select(static argument => argument.Expression),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var elements } => elements,
        ArrayCreationExpressionSyntax { Initializer.Expressions: var elements } => elements,
        CollectionExpressionSyntax { Elements: var elements } => elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
        _ => [],
    }).Select(element => Part(statement, element));

    private static StatementParts Part(SyntaxNode statement, ExpressionSyntax value) => new(statement, null, default, value, value);

    /// <summary>An expression with a change of it.</summary>
    internal static string TextOf(SyntaxNode node, Rewrite rewrite)
    {
        var start = rewrite.Span.Start - node.SpanStart;
        return node.ToString().Remove(start, rewrite.Span.Length).Insert(start, rewrite.Text);
    }
}
