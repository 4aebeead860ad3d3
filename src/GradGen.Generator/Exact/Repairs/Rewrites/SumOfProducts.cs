using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>An expression as a sum of products of powers, so that what is made of it can be written down in few words.</summary>
internal sealed class SumOfProducts
{
    private const int MostTerms = 8;
    private const int HighestPower = 4;

    internal static readonly SumOfProducts Zero = new([]);

    private SumOfProducts(IReadOnlyList<Product> products) => Products = products;

    internal IReadOnlyList<Product> Products { get; }

    internal bool IsZero => Products.Count == 0;

    /// <summary>A number, over a whole number, times factors to their powers.</summary>
    internal sealed record Product(int Over, int Under, IReadOnlyList<(string Factor, int Power)> Factors)
    {
        internal string Key => string.Join("·", Factors.Select(static pair => $"{pair.Factor}^{pair.Power}"));
    }

    /// <summary>One product alone.</summary>
    internal static SumOfProducts Of(int over, int under, params (string Factor, int Power)[] factors) => new([new Product(over, under, factors)]);

    /// <summary>An expression; null where it has too many terms.</summary>
    internal static SumOfProducts? Of(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Of(inner),
        LiteralExpressionSyntax literal when WholeNumber(literal) is { } number => number == 0 ? Zero : Of(number, 1),
        PrefixUnaryExpressionSyntax minus when minus.IsKind(SyntaxKind.UnaryMinusExpression) => Of(minus.Operand)?.Times(Of(-1, 1)),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => Both(sum, static (left, right) => left.Plus(right)),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.SubtractExpression) =>
            Both(sum, static (left, right) => right.Times(Of(-1, 1)) is { } negative ? left.Plus(negative) : null),
        BinaryExpressionSyntax product when product.IsKind(SyntaxKind.MultiplyExpression) =>
            Both(product, (left, right) => Factor(left, product.Left).Times(Factor(right, product.Right))),
        BinaryExpressionSyntax quotient when quotient.IsKind(SyntaxKind.DivideExpression) =>
            Both(quotient, (left, right) => Factor(right, quotient.Right).Inverse() is { } inverse ? Factor(left, quotient.Left).Times(inverse) : null),
        _ => Of(1, 1, (value.ToString(), 1)),
    };

    internal SumOfProducts? Plus(SumOfProducts other)
    {
        Product[] all = [.. Products.Concat(other.Products).GroupBy(static product => product.Key).Select(Together).Where(static product => product.Over != 0)];
        return all.Length > MostTerms ? null : new(all);
    }

    internal SumOfProducts? Times(SumOfProducts other)
    {
        var all = Zero;
        foreach (var product in Products.SelectMany(_ => other.Products, Times))
        {
            if (all.Plus(new([product])) is not { } more)
                return null;
            all = more;
        }

        return all;
    }

    /// <summary>As code; null where a power is too high to be written out.</summary>
    internal string? Text()
    {
        if (Products.Any(static product => product.Factors.Any(static factor => Math.Abs(factor.Power) > HighestPower)))
            return null;
        var text = string.Concat(Products.OrderBy(static product => product.Over < 0).Select((product, place) =>
            (product.Over < 0 ? place == 0 ? "-" : " - " : place == 0 ? string.Empty : " + ") + Text(product)));
        return text.Length == 0 ? "0" : text;
    }

    // A sum of several terms is one factor.
    private static SumOfProducts Factor(SumOfProducts sum, ExpressionSyntax value) =>
        sum.Products.Count > 1 ? Of(1, 1, ($"({Texts.Inner(value)})", 1)) : sum;

    private static SumOfProducts? Both(BinaryExpressionSyntax binary, Func<SumOfProducts, SumOfProducts, SumOfProducts?> combine) =>
        Of(binary.Left) is { } left && Of(binary.Right) is { } right ? combine(left, right) : null;

    private SumOfProducts? Inverse() => Products is [{ Over: var over, Under: var under, Factors: var factors }]
        ? new([new Product(over < 0 ? -under : under, Math.Abs(over), [.. factors.Select(static pair => (pair.Factor, -pair.Power))])]) : null;

    private static Product Times(Product first, Product second)
    {
        var (over, under) = Reduced(first.Over * second.Over, first.Under * second.Under);
        return new(over, under, [.. first.Factors.Concat(second.Factors).GroupBy(static pair => pair.Factor)
            .Select(static group => (Factor: group.Key, Power: group.Sum(static pair => pair.Power))).Where(static pair => pair.Power != 0)
            .OrderBy(static pair => pair.Factor, StringComparer.Ordinal)]);
    }

    private static Product Together(IEnumerable<Product> same)
    {
        var (over, under) = (0, 1);
        foreach (var product in same)
            (over, under) = Reduced((over * product.Under) + (product.Over * under), under * product.Under);
        return new(over, under, same.First().Factors);
    }

    private static (int Over, int Under) Reduced(int over, int under)
    {
        var (a, b) = (Math.Abs(over), under);
        while (b != 0)
            (a, b) = (b, a % b);
        return a == 0 ? (0, 1) : (over / a, under / a);
    }

    private static string Text(Product product)
    {
        var (over, under) = (Math.Abs(product.Over), product.Under);
        string[] above = [.. over == 1 ? [] : new[] { Number(over) }, .. Written(product, 1)];
        string[] below = [.. under == 1 ? [] : new[] { Number(under) }, .. Written(product, -1)];
        var text = above.Length == 0 ? "1" : string.Join(" * ", above);
        return below.Length switch
        {
            0 => text,
            // Whole numbers are not divided by one another.
            1 when under != 1 && above.Length == (over == 1 ? 0 : 1) => ((double)over / under).ToString("R", CultureInfo.InvariantCulture),
            1 => $"{text} / {below[0]}",
            _ => $"{text} / ({string.Join(" * ", below)})",
        };
    }

    private static IEnumerable<string> Written(Product product, int sign) => product.Factors.Where(pair => pair.Power * sign > 0)
        .SelectMany(static pair => Enumerable.Repeat(pair.Factor, Math.Abs(pair.Power)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? WholeNumber(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        int number => number,
        double number when number == (int)number => (int)number,
        float number when number == (int)number => (int)number,
        _ => null,
    };
}
