using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>Sums that are overwritten, numbers that are added to what stood there before, and signs.</summary>
internal static class AssignmentRewrites
{
    internal static IEnumerable<Rewrite> Of(StatementParts parts)
    {
        var (span, value) = (parts.Operator.Span, parts.Value);
        switch (parts.Operator.Kind())
        {
            case SyntaxKind.EqualsToken:
                yield return new(span, "+=", "overwrites (=) what has to be summed (+=)", Rank.Slip);
                if (value is not LiteralExpressionSyntax)
                    yield return new(value.Span, "0", $"has {value} where 0 belongs", Rank.Slip);
                break;
            case SyntaxKind.PlusEqualsToken:
                yield return new(span, "-=", "has the wrong sign");
                yield return new(span, "=", "adds (+=) to what has to be set (=)", Rank: Rank.FarFetched);
                break;
            case SyntaxKind.MinusEqualsToken:
                yield return new(span, "+=", "has the wrong sign", Rank.Slip);
                break;
            case SyntaxKind.AsteriskEqualsToken:
                yield return new(span, "/=", "multiplies by what has to divide it", Rank.Slip);
                break;
            case SyntaxKind.SlashEqualsToken:
                yield return new(span, "*=", "divides by what has to multiply it", Rank.Slip);
                break;
        }

        if (parts.Sign == 0 || parts.IsPart || parts.Operator.IsKind(SyntaxKind.PlusEqualsToken) || parts.Operator.IsKind(SyntaxKind.MinusEqualsToken))
            yield break;
        yield return Texts.First(value) is PrefixUnaryExpressionSyntax minus && minus.IsKind(SyntaxKind.UnaryMinusExpression)
            ? new(minus.Span, minus.Operand.ToString(), "has the wrong sign", Rank.Slip)
            : new(value.Span, "-" + (Texts.IsProduct(value) ? value.ToString() : Texts.Grouped(value)), "has the wrong sign");
    }
}
