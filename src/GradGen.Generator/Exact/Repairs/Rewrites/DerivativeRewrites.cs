using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>Derivatives of what the class computes elsewhere: as the value or a factor of it, and as a term that it misses.</summary>
internal static class DerivativeRewrites
{
    private const int MostPlaces = 10;
    private const int MostElements = 8;

    internal static IEnumerable<Rewrite> Of(StatementParts parts, Terms terms)
    {
        if (parts.Sign == 0 || !terms.IsReal(parts.Target ?? parts.Value))
            yield break;
        // A variable is computed elsewhere.
        var places = Places(parts.Value).Where(old => !terms.IsVariable(old)).Take(MostPlaces).ToArray();
        foreach (var derivative in terms.Derivatives)
        {
            foreach (var old in places.Where(old => old.ToString() != derivative))
                yield return new(old.Span, Texts.InPlaceOf(old, derivative), $"has {Texts.Inner(old)} where {derivative} belongs");
            var operand = Texts.IsProduct(parts.Value) ? parts.Value.ToString() : Texts.Grouped(parts.Value);
            yield return new(parts.Value.Span, $"{operand} * {Texts.Grouped(derivative)}", $"misses the factor {derivative}");
        }
    }

    /// <summary>With a derivative, times an element of the upstream gradient, added.</summary>
    internal static IEnumerable<Rewrite> More(StatementParts parts, Terms terms)
    {
        if (parts.Sign == 0 || !terms.IsReal(parts.Target ?? parts.Value))
            return [];
        var elements = terms.Reals.Where(static real => real.EndsWith("]", StringComparison.Ordinal)).Take(MostElements).ToArray();
        return terms.Derivatives.SelectMany(derivative => elements.Select(element => $"{element} * {Texts.Grouped(derivative)}"))
            .Select(term => new Rewrite(parts.Value.Span, $"{parts.Value} + {term}", $"misses the term + {term}", Rank.FarFetched));
    }

    // The value, its factors, and what is chosen from.
    private static IEnumerable<ExpressionSyntax> Places(ExpressionSyntax value) => Texts.Inner(value) switch
    {
        BinaryExpressionSyntax product when Texts.IsProduct(product) => [value, .. Places(product.Left), .. Places(product.Right)],
        ConditionalExpressionSyntax choice => [value, .. Places(choice.WhenTrue), .. Places(choice.WhenFalse)],
        _ => [value],
    };
}
