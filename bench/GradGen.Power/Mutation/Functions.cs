using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Power.Mutation;

/// <summary>Another function of System.Math, or none.</summary>
internal static class Functions
{
    internal static IEnumerable<Mistake> Others(SyntaxNode node, SemanticModel model)
    {
        if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Math" } } function } call)
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
}
