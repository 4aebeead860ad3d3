using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutation;

/// <summary>Another function of Math or MathF, or none.</summary>
internal static class Functions
{
    internal static IEnumerable<Mistake> Others(SyntaxNode node, SemanticModel model)
    {
        if (node is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0, Expression: MemberAccessExpressionSyntax function } call
            || NameOf(function.Expression) is not ("Math" or "MathF"))
            yield break;
        string[] others = function.Name.Identifier.Text switch
        {
            "Exp" => ["Sinh"],
            "Tanh" => ["Sinh", "Atan"],
            "Sqrt" => ["Cbrt"],
            "Log" => ["Log2"],
            "Max" => ["Min"],
            "Min" => ["Max"],
            "Sign" => ["Abs"],
            _ => [],
        };
        foreach (var other in others)
            yield return new Mistake(MutationKind.Function, function.Name.Span, other);
        yield return new Mistake(MutationKind.Function, call.Span, $"({call.ArgumentList.Arguments[0]})");
    }

    // Of Math and System.Math alike.
    private static string? NameOf(ExpressionSyntax type) => type switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        _ => null,
    };
}
