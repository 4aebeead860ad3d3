using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>What could be written at a statement: the numbers and indices that its own class names and that mean something there, nearest first.</summary>
internal sealed class Terms
{
    private const int Most = 60;
    private const int MostIndices = 16;
    private const int LongestText = 40;
    private const int MostConditions = 12;
    private const int MostLists = 6;

    private readonly SemanticModel _model;

    private readonly ILookup<ITypeSymbol, string> _arrays;
    private readonly HashSet<string> _given;

    private readonly ILookup<(string, int), string> _arguments;

    private Terms(SemanticModel model, IReadOnlyList<string> reals, IReadOnlyList<string> lengths, IReadOnlyList<string> indices,
        ILookup<ITypeSymbol, string> arrays, HashSet<string> given, ILookup<(string, int), string> arguments, IReadOnlyList<string> conditions) =>
        (_model, Reals, Lengths, Indices, _arrays, _given, _arguments, Conditions) =
            (model, reals, lengths, indices, arrays, given, arguments, conditions);

    /// <summary>Real numbers.</summary>
    internal IReadOnlyList<string> Reals { get; }

    /// <summary>Products of a number that has no index, such as a rate, and one that has.</summary>
    internal IEnumerable<string> Products =>
        Reals.Where(static real => !real.Contains('[')).Take(8)
            .SelectMany(scalar => Reals.Where(static real => real.EndsWith("]", StringComparison.Ordinal)).Take(30).Select(element => $"{scalar} * {element}"));

    /// <summary>Whole numbers that are no variables of a loop: sizes.</summary>
    internal IReadOnlyList<string> Lengths { get; }

    /// <summary>Variables of loops.</summary>
    internal IReadOnlyList<string> Indices { get; }

    /// <summary>What the class decides by, and the opposites.</summary>
    internal IReadOnlyList<string> Conditions { get; }

    /// <summary>Indices of other elements, or arguments of other calls of a method.</summary>
    internal IEnumerable<string> ArgumentsLike(SyntaxNode expression) => _arguments[KeyOf(expression)].Take(MostLists);

    /// <summary>Real numbers that are handed to methods in an expression of the statement.</summary>
    internal IEnumerable<ExpressionSyntax> RealArguments(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().OfType<ArgumentSyntax>()
        .Where(static argument => argument.Parent is ArgumentListSyntax).Select(static argument => argument.Expression).Where(IsReal);

    /// <summary>Whether an expression of the statement is a condition.</summary>
    internal bool IsBool(ExpressionSyntax expression) => _model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Boolean;

    /// <summary>Whether an expression of the statement is a real number.</summary>
    internal bool IsReal(ExpressionSyntax expression) => IsReal(_model.GetTypeInfo(expression).Type);

    /// <summary>Arrays of the type of an expression of the statement, gradients among them.</summary>
    internal IEnumerable<string> ArraysLike(ExpressionSyntax expression) =>
        _model.GetTypeInfo(expression).Type is IArrayTypeSymbol type ? _arrays[type] : [];

    /// <summary>Whether Backward may write to an array: it is a gradient, or was made for one.</summary>
    internal bool IsToBeGiven(string array) => _given.Contains(array);

    /// <summary>What could stand in the place of an expression of the statement.</summary>
    internal IEnumerable<string> LikeThat(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax
            ? Reals.Concat(Lengths).Concat(Indices)
            : IsReal(expression)
            ? Reals
            : _model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Int32 ? Indices.Concat(Lengths) : [];

    internal static Terms At(StatementParts parts, SourceModels sources, IReadOnlyCollection<string> results) =>
        At(parts.Statement, parts.Opened.SpanStart, parts.Target, sources, results);

    /// <summary>What could be written at a place.</summary>
    /// <param name="statement">The statement that is there or next to it.</param>
    /// <param name="position">The place.</param>
    /// <param name="target">What is assigned to there.</param>
    /// <param name="sources">The code.</param>
    /// <param name="results">The names of what Backward gives.</param>
    internal static Terms At(SyntaxNode statement, int position, ExpressionSyntax? target, SourceModels sources, IReadOnlyCollection<string> results)
    {
        var model = sources.Model(statement.SyntaxTree);
        var symbols = model.LookupSymbols(position).Where(symbol => IsValue(symbol)
            && (symbol is not ILocalSymbol { Locations: [var declared, ..] } || declared.SourceSpan.End <= position)).ToArray();
        var returned = new HashSet<string>(Returned(statement), StringComparer.Ordinal);
        var excluded = new HashSet<string>(results, StringComparer.Ordinal) { NameOf(target) };
        excluded.UnionWith(symbols.OfType<ILocalSymbol>().Select(static local => local.Name).Where(returned.Contains));
        var (reals, lengths, indices) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (text, type) in Harvest(statement, model, symbols, excluded)
            .Concat(Elements(statement, [.. symbols.Where(symbol => !excluded.Contains(symbol.Name))])))
        {
            if (IsReal(type))
                reals.Add(text);
            else if (type?.SpecialType == SpecialType.System_Int32 && text.All(static character => char.IsLetterOrDigit(character) || character is '_' or '.'))
                (Array.Exists(symbols, symbol => symbol.Name == text && symbol is ILocalSymbol local && IsOfLoop(local)) ? indices : lengths).Add(text);
        }

        var arrays = symbols.Where(static symbol => TypeOf(symbol) is IArrayTypeSymbol).ToArray();
        return new Terms(
            model,
            [.. reals.Distinct().Take(Most)],
            [.. lengths.Distinct().Take(Most / 2)],
            [.. indices.Distinct()],
            arrays.ToLookup(static array => TypeOf(array)!, static array => array.Name, (IEqualityComparer<ITypeSymbol>)SymbolEqualityComparer.Default),
            [.. arrays.Where(array => array is ILocalSymbol || results.Contains(array.Name)).Select(static array => array.Name)],
            Near(statement).Where(node => IsMeant(ArgumentRewrites.ArgumentsOf(node), model, symbols))
                .Select(static node => (Key: KeyOf(node), Text: ArgumentRewrites.ArgumentsOf(node)!.ToString())).Distinct()
                .ToLookup(static pair => pair.Key, static pair => pair.Text),
            [.. ConditionsNear(statement, model).Where(node => node.Span.Length <= LongestText && IsMeant(node, model, symbols))
                .SelectMany(static node => new[] { node.ToString(), Opposite(node) }).Distinct().Take(MostConditions)]);
    }

    // In the statement's own method first, then in the rest of the class.
    private static IEnumerable<SyntaxNode> Near(SyntaxNode statement) => new SyntaxNode?[]
    {
        statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not TypeDeclarationSyntax),
        statement.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
    }.OfType<SyntaxNode>().SelectMany(static part => part.DescendantNodes());

    private static (string, int) KeyOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => (call.Expression.ToString(), call.ArgumentList.Arguments.Count),
        ElementAccessExpressionSyntax access => ("[", access.ArgumentList.Arguments.Count),
        _ => default,
    };

    private static IEnumerable<ExpressionSyntax> ConditionsNear(SyntaxNode statement, SemanticModel model) => Near(statement).OfType<ExpressionSyntax>()
        .Where(node => node.Parent switch
        {
            IfStatementSyntax or ConditionalExpressionSyntax => true,
            BinaryExpressionSyntax both => both.IsKind(SyntaxKind.LogicalAndExpression) || both.IsKind(SyntaxKind.LogicalOrExpression),
            PrefixUnaryExpressionSyntax => true,
            _ => node is IdentifierNameSyntax or ElementAccessExpressionSyntax,
        } && node is not LiteralExpressionSyntax && model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_Boolean);

    internal static string Opposite(ExpressionSyntax condition) => condition switch
    {
        BinaryExpressionSyntax both when condition.Kind() switch
        {
            SyntaxKind.EqualsExpression => "!=",
            SyntaxKind.NotEqualsExpression => "==",
            SyntaxKind.LessThanExpression => ">=",
            SyntaxKind.GreaterThanExpression => "<=",
            SyntaxKind.LessThanOrEqualExpression => ">",
            SyntaxKind.GreaterThanOrEqualExpression => "<",
            _ => null,
        } is { } other => $"{both.Left} {other} {both.Right}",
        PrefixUnaryExpressionSyntax not => not.Operand.ToString(),
        BinaryExpressionSyntax or ConditionalExpressionSyntax or IsPatternExpressionSyntax => $"!({condition})",
        _ => "!" + condition,
    };

    // Whether all of its names are in scope there.
    private static bool IsMeant(SyntaxNode? text, SemanticModel model, ISymbol[] symbols) => text is not null
        && text.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().All(name =>
            name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is InvocationExpressionSyntax or NameColonSyntax
            || Array.Exists(symbols, symbol => symbol.Name == name.Identifier.ValueText)
            || model.GetSymbolInfo(name).Symbol is INamespaceOrTypeSymbol or IFieldSymbol { IsConst: true });

    internal static bool IsReal(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single } or { TypeKind: TypeKind.TypeParameter };

    internal static string NameOf(ExpressionSyntax? target) => target switch
    {
        ElementAccessExpressionSyntax element => NameOf(element.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => string.Empty,
    };

    // The arrays that the method returns, one or several.
    private static IEnumerable<string> Returned(SyntaxNode statement) =>
        statement.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.DescendantNodes().OfType<ReturnStatementSyntax>()
            .SelectMany(static result => result.Expression is TupleExpressionSyntax tuple
                ? tuple.Arguments.Select(static argument => (ExpressionSyntax?)argument.Expression) : new[] { (ExpressionSyntax?)result.Expression })
            .OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText) ?? [];

    // What is read in the statement's own method first, then in the rest of the class, as far as it means something here.
    private static IEnumerable<(string Text, ITypeSymbol? Type)> Harvest(SyntaxNode statement, SemanticModel model, IReadOnlyList<ISymbol> symbols,
        HashSet<string> excluded)
    {
        var method = statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not TypeDeclarationSyntax);
        var own = (method as MethodDeclarationSyntax)?.Identifier.ValueText;
        var type = statement.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var names = new HashSet<string>(symbols.Select(static symbol => symbol.Name), StringComparer.Ordinal);
        return new[] { (SyntaxNode?)method, type }.OfType<SyntaxNode>().SelectMany(static part => part.DescendantNodes()).OfType<ExpressionSyntax>()
            .Where(node => node.Span.Length <= LongestText && node switch
            {
                IdentifierNameSyntax name => !IsPartOfName(name),
                MemberAccessExpressionSyntax => node.Parent is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax),
                ElementAccessExpressionSyntax => true,
                // A method that called itself would not end.
                InvocationExpressionSyntax call => call.ArgumentList.Arguments.Count > 0 && (call.Expression as SimpleNameSyntax)?.Identifier.ValueText != own,
                BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.SubtractExpression) || binary.IsKind(SyntaxKind.AddExpression),
                _ => false,
            })
            .GroupBy(static node => node.ToString()).Select(static group => group.First())
            .Where(node => !node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => excluded.Contains(name.Identifier.ValueText)))
            .Select(node => (node.ToString(), model.GetTypeInfo(node).Type, Constant: model.GetConstantValue(node), Node: node))
            .Where(text => !text.Constant.HasValue || text.Node is IdentifierNameSyntax)
            .Where(text => text.Node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .All(name => IsPartOfName(name) || names.Contains(name.Identifier.ValueText) || model.GetSymbolInfo(name).Symbol is INamespaceOrTypeSymbol))
            .Select(static text => (text.Item1, text.Type))!;
    }

    // What has a name there, as it is and at the indices that the statement uses or that its loops have.
    private static IEnumerable<(string Text, ITypeSymbol? Type)> Elements(SyntaxNode statement, IReadOnlyList<ISymbol> symbols)
    {
        var used = statement.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Select(static access => access.ArgumentList.ToString());
        var loops = symbols.OfType<ILocalSymbol>().Where(IsOfLoop).Select(static local => local.Name).Take(4).ToArray();
        var pairs = loops.SelectMany(first =>
            loops.Where(second => second != first).SelectMany(second => new[] { $"[{first}, {second}]", $"[{first}][{second}]" }));
        return symbols.Select(static symbol => (symbol.Name, TypeOf(symbol)))
            .Concat(used.Concat(loops.Select(static index => $"[{index}]")).Concat(pairs).Distinct().Take(MostIndices)
                .SelectMany(list => symbols.Select(symbol => (symbol.Name + list, ElementOf(TypeOf(symbol), list)))));
    }

    private static bool IsValue(ISymbol symbol) =>
        symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol { HasConstantValue: false } or IPropertySymbol { IsIndexer: false };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol? type, string indices)
    {
        foreach (var list in indices.Split([']'], StringSplitOptions.RemoveEmptyEntries))
        {
            var rank = list.Count(static character => character == ',') + 1;
            type = type switch
            {
                IArrayTypeSymbol array => array.Rank == rank ? array.ElementType : null,
                INamedTypeSymbol named => named.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(member =>
                    member.IsIndexer && member.Parameters.Length == rank
                    && member.Parameters.All(static parameter => parameter.Type.SpecialType == SpecialType.System_Int32))?.Type,
                _ => null,
            };
        }

        return type;
    }

    internal static bool IsPartOfName(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax or TypeSyntax or VariableDeclarationSyntax or ParameterSyntax
            or NameColonSyntax or ObjectCreationExpressionSyntax;

    private static bool IsOfLoop(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax }
            or ForEachStatementSyntax;
}
