using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutation;

/// <summary>Another variable of the same type: the wrong buffer, the wrong cache, the wrong index.</summary>
internal static class Names
{
    // Of many that would do, as many are taken; more differ in name only.
    private const int MostOthers = 3;

    internal static IEnumerable<Mistake> Others(SyntaxNode node, SemanticModel model)
    {
        if (node is not IdentifierNameSyntax name || IsFixed(name) || TypeOf(model.GetSymbolInfo(name).Symbol) is not { } type)
            return [];
        var symbol = model.GetSymbolInfo(name).Symbol!;
        var others = model.LookupSymbols(name.SpanStart)
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, symbol) && SymbolEqualityComparer.Default.Equals(TypeOf(other), type))
            .Where(other => other is not ILocalSymbol local || local.DeclaringSyntaxReferences[0].Span.End < name.SpanStart)
            .OrderBy(static other => other.Name, StringComparer.Ordinal)
            .ToArray();
        // Neighbours by name, which are the likeliest to be mixed up, beginning with the next one.
        var next = Array.FindIndex(others, other => string.CompareOrdinal(other.Name, symbol.Name) > 0);
        return Enumerable.Range(0, Math.Min(MostOthers, others.Length))
            .Select(i => new Mistake(MutationKind.OtherName, name.Span, Escaped(others[(Math.Max(next, 0) + i) % others.Length].Name)));
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    // A loop's own variable stays, or the loop would never end.
    private static bool IsFixed(IdentifierNameSyntax name) =>
        name.Parent is NameColonSyntax
        || name.Parent is MemberAccessExpressionSyntax access && access.Name == name
        || name.Parent is InvocationExpressionSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax }
            && (name.Parent as AssignmentExpressionSyntax)?.Left == name
        || name.Ancestors().Any(parent => parent.Parent is ForStatementSyntax loop && (loop.Condition == parent || loop.Incrementors.Contains(parent)))
        || name.Parent is ForStatementSyntax;

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol { IsConst: false, AssociatedSymbol: null, CanBeReferencedByName: true } field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
