using GradGen.Generator.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Parameters;

/// <summary>Several arrays that are written out in numbers, such as filters for edges: these are not learned.</summary>
internal static class WrittenOut
{
    internal static bool Is(LayerMember member)
    {
        if (member is not { Items: not null, IsReadOnly: true })
            return false;
        var made = member.Layer.SourceOf(member.Symbol).Select(static reference => reference.GetSyntax())
            .Select(static declaration =>
                (declaration as VariableDeclaratorSyntax)?.Initializer?.Value ?? (declaration as PropertyDeclarationSyntax)?.Initializer?.Value)
            .OfType<ExpressionSyntax>().SelectMany(static value => value.DescendantNodes()).ToArray();
        return made.Any(static node =>
            node.IsKind(SyntaxKind.NumericLiteralExpression) && node.Parent is InitializerExpressionSyntax or ExpressionElementSyntax)
            && !made.Any(static node => node is IdentifierNameSyntax);
    }
}
