using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>Conditions that a value or another condition misses.</summary>
internal static class ConditionRewrites
{
    /// <summary>With another condition beside the one that is there.</summary>
    internal static IEnumerable<Rewrite> OfConditions(StatementParts parts, Terms terms)
    {
        var value = parts.Value;
        // A loop that ends early at a condition is written otherwise.
        if (!terms.IsBool(value) || parts.Statement is ForStatementSyntax)
            yield break;
        foreach (var condition in terms.Conditions.Where(condition => condition != value.ToString() && condition != NearbyCode.Opposite(value)))
        {
            yield return new(value.Span, $"{Operand(value)} && {condition}", $"misses the condition {condition}", Rank.Slip);
            yield return new(value.Span, $"{Operand(value)} || {condition}", $"has to hold where {condition}, too", Rank.Slip);
        }
    }

    /// <summary>A number only under a condition, or with the other sign there.</summary>
    internal static IEnumerable<Rewrite> OfNumbers(StatementParts parts, Terms terms)
    {
        var value = parts.Value;
        if (parts.Sign == 0 || !terms.IsReal(parts.Target ?? value))
            yield break;
        // Where there is a condition already, it belongs beside that.
        var rank = parts.Statement.Parent is IfStatementSyntax or BlockSyntax { Parent: IfStatementSyntax } ? Rank.FarFetched : Rank.Usual;
        foreach (var condition in terms.Conditions)
        {
            yield return new(value.Span, $"{condition} ? {value} : 0", $"misses the condition {condition}", rank);
            var operand = Texts.Grouped(value);
            yield return new(value.Span, $"{condition} ? -{operand} : {operand}", $"has the wrong sign where {condition}", Rank.FarFetched);
        }
    }

    private static string Operand(ExpressionSyntax value) => value.IsKind(SyntaxKind.LogicalOrExpression) || value is ConditionalExpressionSyntax
        ? $"({value})" : value.ToString();
}
