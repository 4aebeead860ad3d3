using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>What a class keeps of the arguments of its methods, by the names of these: <c>_x = x</c>.</summary>
internal static class Aliases
{
    /// <summary>Those of all methods apart from one.</summary>
    internal static IReadOnlyDictionary<string, string> In(SyntaxNode type, SyntaxNode? own)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var method in type.DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Where(method => method != own))
        {
            HashSet<string> given = [.. method.ParameterList.Parameters.Select(static parameter => parameter.Identifier.ValueText)];
            foreach (var (left, right) in method.DescendantNodes().OfType<AssignmentExpressionSyntax>()
                .Where(static assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)).SelectMany(Pairs))
            {
                if (Argument(right) is { } name && given.Contains(name) && Terms.NameOf(left) is { Length: > 0 } member && !given.Contains(member)
                    && left is not ElementAccessExpressionSyntax && !kept.ContainsKey(name))
                    kept.Add(name, member);
            }
        }

        return kept;
    }

    /// <summary>A text with what is kept in the place of the arguments.</summary>
    internal static string Renamed(string text, string name, string member) => Regex.Replace(text, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)", member);

    private static IEnumerable<(ExpressionSyntax Left, ExpressionSyntax Right)> Pairs(AssignmentExpressionSyntax assignment) =>
        (assignment.Left, assignment.Right) is (TupleExpressionSyntax lefts, TupleExpressionSyntax rights)
            ? lefts.Arguments.Zip(rights.Arguments, static (left, right) => (left.Expression, right.Expression))
            : [(assignment.Left, assignment.Right)];

    // Itself or a copy of it.
    private static string? Argument(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        CastExpressionSyntax { Expression: var inner } => Argument(inner),
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clone" or "ToArray", Expression: var copied },
        } => Argument(copied),
        _ => null,
    };
}
