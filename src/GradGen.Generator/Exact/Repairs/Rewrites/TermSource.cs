using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>What could be written at each place of a layer. Places share most of it, which is looked up once.</summary>
/// <param name="sources">The code.</param>
/// <param name="results">The names of what Backward gives, which nothing is read from.</param>
internal sealed class TermSource(SourceModels sources, IReadOnlyCollection<string> results)
{
    private readonly Dictionary<SyntaxNode, NearbyCode> _nearby = [];
    private readonly Dictionary<SyntaxNode, ISymbol[]> _symbols = [];

    /// <summary>The names of what Backward gives.</summary>
    internal IReadOnlyCollection<string> Results => results;

    /// <summary>What could be written in the place of a statement.</summary>
    internal Terms At(StatementParts parts)
    {
        // All statements of a block see the same names.
        var scope = parts.Opened.Parent!;
        if (!_symbols.TryGetValue(scope, out var symbols))
            _symbols.Add(scope, symbols = InScope(scope.SyntaxTree, parts.Opened.SpanStart));
        return At(parts.Statement, Before(symbols, scope.SyntaxTree, parts.Opened.SpanStart), parts.Target);
    }

    /// <summary>What could be written next to a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="symbols">What has a value there.</param>
    /// <param name="target">What is assigned to there.</param>
    internal Terms At(SyntaxNode statement, ISymbol[] symbols, ExpressionSyntax? target = null) =>
        new(sources.Model(statement.SyntaxTree), statement, Near(statement), symbols, target, results);

    /// <summary>The variables, fields and properties that have a value at a place.</summary>
    internal ISymbol[] Symbols(SyntaxTree tree, int position) => Before(InScope(tree, position), tree, position);

    // LookupSymbols would go through every type of every namespace that is used.
    private ISymbol[] InScope(SyntaxTree tree, int position)
    {
        var model = sources.Model(tree);
        var around = model.GetEnclosingSymbol(position, sources.Cancellation);
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. Declarations(tree, position).Select(node => model.GetDeclaredSymbol(node, sources.Cancellation)).OfType<ISymbol>()
            .Concat(Members(around).Where(member => model.Compilation.IsSymbolAccessibleWithin(member, around!.ContainingType ?? around)))
            .Where(symbol => IsValue(symbol) && symbol.CanBeReferencedByName && names.Add(symbol.Name))];
    }

    private static IEnumerable<ISymbol> Members(ISymbol? around) => around is null ? []
        : (around as INamedTypeSymbol).WithBases().SelectMany(static type => type.GetMembers()).Concat(Members(around.ContainingType));

    // Of the variables and parameters whose scope is around a place, the innermost first.
    private static IEnumerable<SyntaxNode> Declarations(SyntaxTree tree, int position) => tree.GetRoot().FindToken(position).Parent!.AncestorsAndSelf()
        .OfType<MemberDeclarationSyntax>()
        .SelectMany(static member => member is TypeDeclarationSyntax type ? type.ParameterList?.Parameters ?? [] : member.DescendantNodes().Reverse())
        .Where(node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or ParameterSyntax
            && ScopeOf(node).Span.Contains(position));

    private static SyntaxNode ScopeOf(SyntaxNode declaration) => declaration.AncestorsAndSelf().First(static node => node is BlockSyntax or ForStatementSyntax
        or ForEachStatementSyntax or SwitchSectionSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);

    private static ISymbol[] Before(ISymbol[] symbols, SyntaxTree tree, int position) => [.. symbols.Where(symbol =>
        symbol is not ILocalSymbol { Locations: [var declared, ..] } || declared.SourceTree != tree || declared.SourceSpan.End <= position)];

    private NearbyCode Near(SyntaxNode statement)
    {
        var member = NearbyCode.MemberOf(statement) ?? statement;
        if (!_nearby.TryGetValue(member, out var near))
            _nearby.Add(member, near = NearbyCode.Of(statement, sources.Model(statement.SyntaxTree)));
        return near;
    }

    private static bool IsValue(ISymbol symbol) =>
        symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol { HasConstantValue: false } or IPropertySymbol { IsIndexer: false };
}
