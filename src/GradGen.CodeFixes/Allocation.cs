using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.CodeFixes;

/// <summary>Expressions that allocate an array of a known shape.</summary>
internal static class Allocation
{
    /// <summary>The expression again, as an array of zeros of the same sizes; null where it does not show them.</summary>
    internal static string? Again(ExpressionSyntax expression, ITypeSymbol type, FixContext context) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: null } creation => Whole(creation) ? creation.ToString() : null,
        ArrayCreationExpressionSyntax { Initializer: { } values } => OfLength(values.Expressions.Count, type, expression, context),
        InitializerExpressionSyntax values => OfLength(values.Expressions.Count, type, expression, context),
        ImplicitArrayCreationExpressionSyntax { Initializer: var values } => OfLength(values.Expressions.Count, type, expression, context),
        _ => null,
    };

    /// <summary>An array of the sizes that another has; null for rows, which a single expression cannot allocate.</summary>
    internal static string? Like(string array, ITypeSymbol type, int position, FixContext context) =>
        type is IArrayTypeSymbol { ElementType: not IArrayTypeSymbol } created
        ? $"new {context.Show(created.ElementType, position)}["
            + (created.Rank == 1 ? array + ".Length" : string.Join(", ", Enumerable.Range(0, created.Rank).Select(axis => $"{array}.GetLength({axis})"))) + "]"
        : null;

    // Rows that are allocated elsewhere would be missing.
    private static bool Whole(ArrayCreationExpressionSyntax creation) => creation.Type.RankSpecifiers.Count == 1;

    private static string? OfLength(int count, ITypeSymbol type, SyntaxNode place, FixContext context) =>
        type is IArrayTypeSymbol { Rank: 1, ElementType: not IArrayTypeSymbol and var element }
            ? $"new {context.Show(element, place.SpanStart)}[{count}]" : null;

    /// <summary>A collection expression of so many values; by its kind's name, which the oldest Workspaces that this is built on lacks.</summary>
    internal static int? ValuesOf(ExpressionSyntax expression)
    {
        var text = expression.ToString();
        if (expression.RawKind == 0 || !text.StartsWith("[", StringComparison.Ordinal) || !text.EndsWith("]", StringComparison.Ordinal))
            return null;
        var children = expression.ChildNodes().ToArray();
        return children.Any(static child => child.GetFirstToken().IsKind(SyntaxKind.DotDotToken)) ? null : children.Length;
    }

    /// <summary>Whether a type is packed as a single number.</summary>
    internal static bool IsNumber(ITypeSymbol type) => Storage.Of(type) is { IsScalar: true, IsReal: true };
}
