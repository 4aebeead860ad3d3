using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>Conditions that a value or another condition misses.</summary>
internal static class ConditionRewrites
{
    private const int MostFactors = 12;

    /// <summary>With another condition beside the one that is there.</summary>
    internal static IEnumerable<Rewrite> OfConditions(StatementParts parts, Terms terms)
    {
        var value = parts.Value;
        // A loop that ends early at a condition is written otherwise.
        if (!terms.IsBool(value) || parts.Statement is ForStatementSyntax)
            yield break;
        foreach (var condition in terms.Conditions.Where(condition => condition != value.ToString() && condition != NearbyCode.Opposite(value)))
        {
            yield return new(value.Span, $"{Operand(value)} && {condition}", Missing(condition), Rank.Slip);
            yield return new(value.Span, $"{Operand(value)} || {condition}", $"has to hold where {condition}, too", Rank.Slip);
        }
    }

    /// <summary>A number only under a condition, or with the other sign there.</summary>
    internal static IEnumerable<Rewrite> OfNumbers(StatementParts parts, Terms terms)
    {
        var value = parts.Value;
        if (parts.Sign == 0 || !(terms.IsReal(parts.Target ?? value) || parts.Operator.IsKind(SyntaxKind.PlusEqualsToken)))
            yield break;
        // Where there is a condition already, it belongs beside that.
        var rank = parts.Statement.Parent is IfStatementSyntax or BlockSyntax { Parent: IfStatementSyntax } ? Rank.FarFetched : Rank.Usual;
        foreach (var condition in terms.Conditions)
        {
            yield return new(value.Span, $"{condition} ? {value} : 0", Missing(condition), rank) { Condition = condition };
            var operand = Texts.Grouped(value);
            yield return new(value.Span, $"{condition} ? -{operand} : {operand}", $"has the wrong sign where {condition}", Rank.FarFetched);
        }
    }

    /// <summary>A number that has one factor more under a condition.</summary>
    internal static IEnumerable<Rewrite> OfFactors(StatementParts parts, Terms terms)
    {
        var value = parts.Value;
        if (parts.Sign == 0 || !terms.IsReal(parts.Target ?? value))
            yield break;
        var operand = Texts.Grouped(value);
        var factors = terms.Reals.Where(static real => !real.Contains('[')).Take(MostFactors).Select(Texts.Grouped).ToArray();
        foreach (var condition in terms.Conditions)
        {
            foreach (var factor in factors.SelectMany(static factor => new[] { factor, $"(1 - {factor})" }))
            {
                yield return new(value.Span, $"{condition} ? {operand} * {factor} : {operand}", $"misses the factor {factor} where {condition}",
                    Rank.FarFetched);
            }
        }
    }

    /// <summary>A count that counts only under a condition.</summary>
    internal static IEnumerable<Rewrite> OfCounts(StatementParts parts, Terms terms) => terms.Conditions.Select(condition =>
        new Rewrite(parts.Statement.Span, $"if ({condition}) {parts.Statement}", Missing(condition), Rank.Slip));

    /// <summary>A condition, or one of those that it is made of, where another belongs.</summary>
    internal static IEnumerable<Rewrite> Others(StatementParts parts, Terms terms) =>
        parts.Statement is ForStatementSyntax ? []
            : Operands(parts.Value).SelectMany(old => terms.Conditions.Where(condition => condition != old.ToString())
                .Select(condition => new Rewrite(old.Span, condition, $"has {old} where {condition} belongs")));

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax value) => value switch
    {
        ConditionalExpressionSyntax choice => [choice.WhenTrue, choice.WhenFalse],
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) || both.IsKind(SyntaxKind.LogicalOrExpression) => [both.Left, both.Right],
        _ => [value],
    };

    private static string Missing(string condition) => $"misses the condition {condition}";

    private static string Operand(ExpressionSyntax value) => value.IsKind(SyntaxKind.LogicalOrExpression) || value is ConditionalExpressionSyntax
        ? $"({value})" : value.ToString();
}
