using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>Factors that a value has too many or too few, anywhere in it.</summary>
internal static class FactorRewrites
{
    /// <summary>Without one of the numbers written down.</summary>
    internal static IEnumerable<Rewrite> Literals(StatementParts parts) => Fewer(parts, static factor => factor is LiteralExpressionSyntax, Rank.Slip);

    /// <summary>Without one of the other factors that are there.</summary>
    internal static IEnumerable<Rewrite> Fewer(StatementParts parts) => Fewer(parts, static factor => factor is not LiteralExpressionSyntax, Rank.Usual);

    private static IEnumerable<Rewrite> Fewer(StatementParts parts, Func<ExpressionSyntax, bool> isMeant, Rank rank)
    {
        foreach (var product in parts.Value.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>())
        {
            var isDivision = product.IsKind(SyntaxKind.DivideExpression);
            if (!isDivision && !product.IsKind(SyntaxKind.MultiplyExpression))
                continue;
            if (isMeant(product.Right))
                yield return new(product.Span, product.Left.ToString(),
                    isDivision ? $"divides by {product.Right}, which does not belong there" : $"has the factor {product.Right} too many", rank);
            if (!isDivision && isMeant(product.Left))
                yield return new(product.Span, product.Right.ToString(), $"has the factor {product.Left} too many", rank);
        }
    }

    /// <summary>With one more: a number as it stands, or what derivatives are made of.</summary>
    internal static IEnumerable<Rewrite> More(StatementParts parts, Terms terms)
    {
        // What is parsed is parsed once, not for every place.
        (SyntaxKind Kind, ExpressionSyntax Factor, string Text, string Reason, Rank Rank)[] factors =
        [
            .. Factors(terms).Select(factor => (SyntaxKind.MultiplyExpression, terms.Parsed(factor.Factor), " * " + Operand(factor.Factor),
                "misses the factor " + factor.Factor, factor.Rank)),
            .. terms.Lengths.Select(divisor => Divisor(divisor, Rank.Usual)),
            .. terms.Reals.Select(divisor => Divisor(divisor, Rank.FarFetched)),
        ];
        foreach (var place in Places(parts.Value, terms).Concat(terms.RealArguments(parts.Value)))
        {
            var isWhole = place == parts.Value || place.Parent is ArgumentSyntax;
            foreach (var (kind, factor, text, reason, rank) in factors)
                yield return With(place, text, reason, isWhole ? rank : Rank.FarFetched) with { Combination = new(place, kind, factor) };
        }

        string Operand(string factor) => factor[0] == '-' ? factor : terms.Grouped(factor);

        (SyntaxKind Kind, ExpressionSyntax Factor, string Text, string Reason, Rank Rank) Divisor(string number, Rank rank)
        {
            var divisor = terms.Grouped(number);
            return (SyntaxKind.DivideExpression, terms.Parsed(number), " / " + divisor, "misses the factor 1 / " + divisor, rank);
        }
    }

    /// <summary>Twice or half as much.</summary>
    internal static IEnumerable<Rewrite> Constants(StatementParts parts, Terms terms)
    {
        foreach (var place in Places(parts.Value, terms))
        {
            yield return With(place, " * 2", "misses the factor 2", Rank.FarFetched);
            yield return With(place, " / 2", "is twice what it has to be", Rank.FarFetched);
        }
    }

    private static Rewrite With(ExpressionSyntax place, string factor, string reason, Rank rank) =>
        new(place.Span, Texts.CompoundInPlaceOf(place, (Texts.IsProduct(place) ? place.ToString() : Texts.Grouped(place)) + factor), reason, rank);

    private static IEnumerable<(string Factor, Rank Rank)> Factors(Terms terms)
    {
        foreach (var real in terms.Reals)
            yield return (real, Rank.Usual);
        foreach (var length in terms.Lengths)
            yield return (length, Rank.Usual);
        foreach (var choice in terms.Choices)
            yield return ($"({choice})", Rank.Usual);
        foreach (var real in terms.Reals.Select(terms.Grouped))
        {
            yield return ($"(1 - {real})", Rank.FarFetched);
            yield return ($"(1 - {real} * {real})", Rank.FarFetched);
            yield return ("-" + real, Rank.FarFetched);
            yield return ($"{real} * {real}", Rank.FarFetched);
            yield return ($"{real} * (1 - {real})", Rank.FarFetched);
        }
    }

    // The value, and the terms of a sum in it; an index is none.
    private static IEnumerable<ExpressionSyntax> Places(ExpressionSyntax value, Terms terms)
    {
        yield return value;
        foreach (var sum in value.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>()
            .Where(sum => (sum.IsKind(SyntaxKind.AddExpression) || sum.IsKind(SyntaxKind.SubtractExpression)) && terms.IsReal(sum)).Take(3))
        {
            yield return sum.Left;
            yield return sum.Right;
        }
    }
}
