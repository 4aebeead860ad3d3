using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>The derivative of what an expression computes, as code.</summary>
internal static class Derivative
{
    /// <summary>The derivative by a number that is named in the expression; null where it is not known.</summary>
    internal static string? Of(ExpressionSyntax value, string variable) => By(value, variable)?.Text();

    private static SumOfProducts? By(ExpressionSyntax value, string variable)
    {
        if (SumOfProducts.Of(value) is not { } sum)
            return null;
        var all = SumOfProducts.Zero;
        foreach (var product in sum.Products)
        {
            foreach (var (factor, power) in product.Factors)
            {
                // The other factors, and this one to a power less.
                if (OfFactor(factor, variable) is not { } inner
                    || SumOfProducts.Of(product.Over, product.Under, [.. product.Factors]).Times(SumOfProducts.Of(power, 1, (factor, -1)))
                        ?.Times(inner) is not { } part
                    || all.Plus(part) is not { } more)
                    return null;
                all = more;
            }
        }

        return all;
    }

    private static SumOfProducts? OfFactor(string factor, string variable)
    {
        if (factor == variable)
            return SumOfProducts.Of(1, 1);
        var value = SyntaxFactory.ParseExpression(factor);
        if (!value.DescendantNodesAndSelf().Any(node => node.ToString() == variable))
            return SumOfProducts.Zero;
        return value switch
        {
            ParenthesizedExpressionSyntax { Expression: ConditionalExpressionSyntax choice } => OfChoice(choice, variable),
            ConditionalExpressionSyntax choice => OfChoice(choice, variable),
            ParenthesizedExpressionSyntax { Expression: var inner } => By(inner, variable),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called, ArgumentList.Arguments: var arguments }
                when called.Expression is IdentifierNameSyntax { Identifier.ValueText: "Math" or "MathF" } math =>
                OfFunction(factor, $"{math}.", called.Name.Identifier.ValueText, [.. arguments.Select(static argument => argument.Expression)], variable),
            _ => null,
        };
    }

    private static SumOfProducts? OfChoice(ConditionalExpressionSyntax choice, string variable) =>
        By(choice.WhenTrue, variable)?.Text() is { } first && By(choice.WhenFalse, variable)?.Text() is { } second
            ? SumOfProducts.Of(1, 1, ($"({choice.Condition} ? {first} : {second})", 1)) : null;

    private static SumOfProducts? OfFunction(string self, string math, string function, ExpressionSyntax[] arguments, string variable)
    {
        if (arguments is [var only])
            return OuterOf(self, math, function, only) is { } outer && By(only, variable) is { } inner ? outer.Times(inner) : null;
        if (arguments is not [var first, var second] || By(first, variable) is not { } byFirst || By(second, variable) is not { } bySecond)
            return null;
        return function switch
        {
            "Max" => Chosen(">"),
            "Min" => Chosen("<"),
            "Pow" => OfPower(self, math, first, second, byFirst, bySecond),
            _ => null,
        };

        SumOfProducts? Chosen(string sign) => byFirst.Text() is { } one && bySecond.Text() is { } other
            ? SumOfProducts.Of(1, 1, ($"({first} {sign} {second} ? {one} : {other})", 1)) : null;
    }

    private static SumOfProducts? OfPower(string self, string math, ExpressionSyntax first, ExpressionSyntax second,
        SumOfProducts byFirst, SumOfProducts bySecond)
    {
        var (number, power) = (Texts.Grouped(first), SumOfProducts.Of(second));
        var byNumber = power?.Times(SumOfProducts.Of(1, 1, (self, 1), (number, -1)))?.Times(byFirst);
        var byPower = SumOfProducts.Of(1, 1, (self, 1), ($"{math}Log({first})", 1)).Times(bySecond);
        return byNumber is null || byPower is null ? null : byNumber.Plus(byPower);
    }

    // By the argument.
    private static SumOfProducts? OuterOf(string self, string math, string function, ExpressionSyntax argument) => function switch
    {
        "Exp" => SumOfProducts.Of(1, 1, (self, 1)),
        "Log" => SumOfProducts.Of(1, 1, (Texts.Grouped(argument), -1)),
        "Sqrt" => SumOfProducts.Of(1, 2, (self, -1)),
        "Tanh" => SumOfProducts.Of(1, 1).Plus(SumOfProducts.Of(-1, 1, (self, 2))),
        "Sin" => SumOfProducts.Of(1, 1, ($"{math}Cos({argument})", 1)),
        "Cos" => SumOfProducts.Of(-1, 1, ($"{math}Sin({argument})", 1)),
        "Sinh" => SumOfProducts.Of(1, 1, ($"{math}Cosh({argument})", 1)),
        "Cosh" => SumOfProducts.Of(1, 1, ($"{math}Sinh({argument})", 1)),
        "Atan" => SumOfProducts.Of(1, 1, ($"(1 + {Texts.Grouped(argument)} * {Texts.Grouped(argument)})", -1)),
        "Abs" => SumOfProducts.Of(1, 1, ($"{math}Sign({argument})", 1)),
        _ => null,
    };
}
