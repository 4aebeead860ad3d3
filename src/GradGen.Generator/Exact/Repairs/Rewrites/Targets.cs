using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>What a missing statement could add to: gradients, and what else Backward writes, at the indices that the class uses.</summary>
internal static class Targets
{
    private const int Most = 40;

    /// <summary>Those that mean something at a place, gradients first.</summary>
    internal static IEnumerable<string> At(SyntaxNode statement, IReadOnlyList<ISymbol> symbols, IReadOnlyCollection<string> results)
    {
        var method = statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not TypeDeclarationSyntax);
        var type = statement.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (method is null || type is null)
            return [];
        var names = new HashSet<string>(symbols.Select(static symbol => symbol.Name), StringComparer.Ordinal);
        var written = method.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(static assignment => assignment.Left)
            .Where(left => left is not TupleExpressionSyntax && IsMeant(left, names)).ToArray();
        var made = symbols.OfType<ILocalSymbol>().Where(local => method.Span.Contains(local.Locations[0].SourceSpan) && local.Type is IArrayTypeSymbol)
            .Select(static local => local.Name);
        string[] arrays = [.. results.Where(names.Contains)
            .Concat(written.OfType<ElementAccessExpressionSyntax>().Select(static left => Root(left).ToString()))
            .Concat(made).Distinct()];
        string[] indices = [.. new[] { statement, method, (SyntaxNode)type }.SelectMany(static part => part.DescendantNodes())
            .OfType<ElementAccessExpressionSyntax>().Where(static access => access.Parent is not ElementAccessExpressionSyntax)
            .Select(access => (Text: access.ToString().Substring(Root(access).Span.Length), access.ArgumentList, access))
            .Where(pair => pair.access.DescendantNodes().OfType<BracketedArgumentListSyntax>().Concat([pair.ArgumentList]).All(list => IsMeant(list, names)))
            .Select(static pair => pair.Text).Distinct()];
        return results.Where(names.Contains)
            .Concat(written.Where(static left => left is not ElementAccessExpressionSyntax).Select(static left => left.ToString()))
            .Concat(indices.SelectMany(index => arrays.Select(array => array + index))).Distinct().Take(Most);
    }

    /// <summary>
    /// Whether the method around writes into an array that it was given, or that others read: then a statement is wrong, and none is missing.
    /// </summary>
    internal static bool AreMixedUp(SyntaxNode statement, SemanticModel model, IReadOnlyCollection<string> results) =>
        statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } method
        && method.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(static assignment => assignment.Left).OfType<ElementAccessExpressionSyntax>()
            .Any(left => model.GetSymbolInfo(Root(left)).Symbol switch
            {
                IParameterSymbol { Type: IArrayTypeSymbol } => true,
                IFieldSymbol field => !results.Contains(field.Name) && method.Parent!.DescendantNodes(node => node != method).OfType<IdentifierNameSyntax>()
                    .Any(name => name.Identifier.ValueText == field.Name),
                _ => false,
            });

    private static bool IsMeant(SyntaxNode text, HashSet<string> names) => text.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .All(name => NearbyCode.IsPartOfName(name) && !(name.Parent is MemberAccessExpressionSyntax access && access.Expression == name)
            || names.Contains(name.Identifier.ValueText));

    private static ExpressionSyntax Root(ElementAccessExpressionSyntax access)
    {
        ExpressionSyntax root = access;
        while (root is ElementAccessExpressionSyntax inner)
            root = inner.Expression;
        return root;
    }
}
