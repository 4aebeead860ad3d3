using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>Terms that a sum has too many or too few.</summary>
internal static class TermRewrites
{
    private const int MostPlaces = 5;

    /// <summary>Without one of the terms that are there.</summary>
    internal static IEnumerable<Rewrite> Fewer(StatementParts parts)
    {
        foreach (var sum in parts.Value.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>()
            .Where(static sum => sum.IsKind(SyntaxKind.AddExpression) || sum.IsKind(SyntaxKind.SubtractExpression)))
        {
            yield return new(sum.Span, Texts.InPlaceOf(sum, sum.Left.ToString()), $"has the term {sum.Right} too many",
                sum.Right is LiteralExpressionSyntax ? Rank.Slip : Rank.Usual);
            yield return sum.IsKind(SyntaxKind.AddExpression)
                ? new(sum.Span, Texts.InPlaceOf(sum, sum.Right.ToString()), $"has the term {sum.Left} too many")
                : new(sum.Span, Texts.InPlaceOf(sum, "-" + Texts.Grouped(sum.Right)), $"has the term {sum.Left} too many");
        }
    }

    /// <summary>With one more: a number as it stands, added to the value or to a number in it.</summary>
    internal static IEnumerable<Rewrite> More(StatementParts parts, Terms terms)
    {
        foreach (var term in terms.Products.SelectMany(static product => new[] { product, "2 * " + product }))
        {
            yield return With(parts.Value, SyntaxKind.AddExpression, term, $"{parts.Value} + {term}");
            yield return With(parts.Value, SyntaxKind.SubtractExpression, term, $"{parts.Value} - {term}");
        }

        var reals = terms.Reals.Select(real => (Text: real, Grouped: terms.Grouped(real))).ToArray();
        foreach (var place in parts.Value
            .DescendantNodesAndSelf(static node => node is not (ElementAccessExpressionSyntax or MemberAccessExpressionSyntax))
            .OfType<ExpressionSyntax>().Where(place =>
                place == parts.Value || IsTerm(place) || (place is ElementAccessExpressionSyntax or IdentifierNameSyntax && terms.IsReal(place)))
            .Take(MostPlaces))
        {
            foreach (var term in reals.Where(real => real.Text != place.ToString()).Select(static real => real.Grouped))
            {
                yield return With(place, SyntaxKind.SubtractExpression, term, Texts.CompoundInPlaceOf(place, $"{place} - {term}"));
                yield return With(place, SyntaxKind.AddExpression, term, Texts.CompoundInPlaceOf(place, $"{place} + {term}"));
            }
        }

        Rewrite With(ExpressionSyntax number, SyntaxKind kind, string term, string text) =>
            new(number.Span, text, $"misses the term {(kind == SyntaxKind.AddExpression ? '+' : '-')} {term}", Rank.FarFetched)
            {
                Combination = new(number, kind, terms.Parsed(term)),
            };
    }

    private static bool IsTerm(ExpressionSyntax place) =>
        place.Parent is BinaryExpressionSyntax sum && sum.Left == place && (sum.IsKind(SyntaxKind.AddExpression) || sum.IsKind(SyntaxKind.SubtractExpression));
}
