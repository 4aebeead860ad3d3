using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>Factors that a value has too many or too few, anywhere in it.</summary>
internal static class FactorRewrites
{
    /// <summary>Without one of the numbers written down.</summary>
    internal static IEnumerable<Rewrite> Literals(StatementParts parts) => Fewer(parts, static factor => factor is LiteralExpressionSyntax);

    /// <summary>Without one of the other factors that are there.</summary>
    internal static IEnumerable<Rewrite> Fewer(StatementParts parts) => Fewer(parts, static factor => factor is not LiteralExpressionSyntax);

    private static IEnumerable<Rewrite> Fewer(StatementParts parts, Func<ExpressionSyntax, bool> isMeant)
    {
        foreach (var product in parts.Value.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>())
        {
            var isDivision = product.IsKind(SyntaxKind.DivideExpression);
            if (!isDivision && !product.IsKind(SyntaxKind.MultiplyExpression))
                continue;
            if (isMeant(product.Right))
                yield return new(product.Span, product.Left.ToString(),
                    isDivision ? $"divides by {product.Right}, which does not belong there" : $"has the factor {product.Right} too many");
            if (!isDivision && isMeant(product.Left))
                yield return new(product.Span, product.Right.ToString(), $"has the factor {product.Left} too many");
        }
    }

    /// <summary>With one more: a number as it stands, or what derivatives are made of.</summary>
    internal static IEnumerable<Rewrite> More(StatementParts parts, Terms terms)
    {
        foreach (var place in Places(parts.Value))
        {
            var isWhole = place == parts.Value;
            foreach (var (factor, isFarFetched) in Factors(terms))
                yield return With(place, " * " + Texts.Grouped(factor), "misses the factor " + factor, isFarFetched || !isWhole);
            foreach (var divisor in terms.Lengths)
                yield return With(place, " / " + Texts.Grouped(divisor), $"misses the factor 1 / {Texts.Grouped(divisor)}", !isWhole);
            foreach (var divisor in terms.Reals)
                yield return With(place, " / " + Texts.Grouped(divisor), $"misses the factor 1 / {Texts.Grouped(divisor)}", isFarFetched: true);
        }
    }

    /// <summary>Twice or half as much.</summary>
    internal static IEnumerable<Rewrite> Constants(StatementParts parts)
    {
        foreach (var place in Places(parts.Value))
        {
            yield return With(place, " * 2", "misses the factor 2", place != parts.Value);
            yield return With(place, " / 2", "is twice what it has to be", place != parts.Value);
        }
    }

    private static Rewrite With(ExpressionSyntax place, string factor, string reason, bool isFarFetched) =>
        new(place.Span, Texts.InPlaceOf(place, (Texts.IsProduct(place) ? place.ToString() : Texts.Grouped(place)) + factor), reason, isFarFetched);

    private static IEnumerable<(string Factor, bool IsFarFetched)> Factors(Terms terms)
    {
        foreach (var real in terms.Reals)
            yield return (real, false);
        foreach (var length in terms.Lengths)
            yield return (length, false);
        foreach (var real in terms.Reals.Select(Texts.Grouped))
        {
            yield return ($"(1 - {real})", true);
            yield return ($"(1 - {real} * {real})", true);
            yield return ($"{real} * {real}", true);
            yield return ($"{real} * (1 - {real})", true);
        }
    }

    // The value, and the terms of a sum in it.
    private static IEnumerable<ExpressionSyntax> Places(ExpressionSyntax value)
    {
        yield return value;
        foreach (var sum in value.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>()
            .Where(static sum => sum.IsKind(SyntaxKind.AddExpression) || sum.IsKind(SyntaxKind.SubtractExpression)).Take(3))
        {
            yield return sum.Left;
            yield return sum.Right;
        }
    }
}
