using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>What could be written at a statement: the numbers and indices that its own class names and that mean something there, nearest first.</summary>
internal sealed class Terms
{
    private const int Most = 60;
    private const int MostIndices = 16;
    private const int MostConditions = 12;
    private const int MostLists = 6;
    private const int MostDerivatives = 24;

    private readonly SemanticModel _model;
    private readonly NearbyCode _near;
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, ExpressionSyntax> _parsed = new(StringComparer.Ordinal);

    private readonly ILookup<ITypeSymbol, string> _arrays;
    private readonly HashSet<string> _given;

    private readonly ILookup<(string, int), string> _arguments;
    private readonly ILookup<string, string> _choices;

    /// <summary>Makes the terms of a place.</summary>
    /// <param name="model">Of the file.</param>
    /// <param name="statement">The statement that is there or next to it.</param>
    /// <param name="near">What the class says.</param>
    /// <param name="symbols">What has a value there.</param>
    /// <param name="target">What is assigned to there.</param>
    /// <param name="results">The names of what Backward gives.</param>
    internal Terms(SemanticModel model, SyntaxNode statement, NearbyCode near, ISymbol[] symbols, ExpressionSyntax? target, IReadOnlyCollection<string> results)
    {
        (_model, _near) = (model, near);
        var names = _names = new HashSet<string>(symbols.Select(static symbol => symbol.Name), StringComparer.Ordinal);
        var excluded = new HashSet<string>(results, StringComparer.Ordinal) { NameOf(target) };
        excluded.UnionWith(symbols.OfType<ILocalSymbol>().Select(static local => local.Name).Where(near.Returned.Contains));
        var (reals, lengths, indices) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (text, type) in near.Numbers
            .Where(phrase => phrase.InScope.All(names.Contains) && !phrase.Names.Any(excluded.Contains)).Select(static phrase => (phrase.Text, phrase.Type))
            .Concat(Elements(statement, [.. symbols.Where(symbol => !excluded.Contains(symbol.Name))])))
        {
            if (IsReal(type))
                reals.Add(text);
            else if (type?.SpecialType == SpecialType.System_Int32 && text.All(static character => char.IsLetterOrDigit(character) || character is '_' or '.'))
                (Array.Exists(symbols, symbol => symbol.Name == text && symbol is ILocalSymbol local && IsOfLoop(local)) ? indices : lengths).Add(text);
        }

        var arrays = symbols.Where(static symbol => TypeOf(symbol) is IArrayTypeSymbol).ToArray();
        (Reals, Lengths, Indices) = ([.. reals.Distinct().Take(Most)], [.. lengths.Distinct().Take(Most / 2)], [.. indices.Distinct()]);
        _arrays = arrays.ToLookup(static array => TypeOf(array)!, static array => array.Name, (IEqualityComparer<ITypeSymbol>)SymbolEqualityComparer.Default);
        _given = [.. arrays.Where(array => array is ILocalSymbol || results.Contains(array.Name)).Select(static array => array.Name)];
        _arguments = near.Arguments.Where(argument => argument.List.InScope.All(names.Contains))
            .ToLookup(static argument => argument.Key, static argument => argument.List.Text);
        _choices = near.Choices.Where(pair => pair.Choice.InScope.All(names.Contains))
            .ToLookup(static pair => pair.Arm, static pair => pair.Choice.Text);
        Conditions = [.. near.Conditions.Where(phrase => phrase.InScope.All(names.Contains)).Select(static phrase => phrase.Text)
            .Distinct().Take(MostConditions)];
    }

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

    /// <summary>Derivatives of what the class computes elsewhere.</summary>
    internal IEnumerable<string> Derivatives => _near.Derivatives.Where(phrase => phrase.InScope.All(_names.Contains)).Select(static phrase => phrase.Text)
        .Distinct().Take(MostDerivatives);

    /// <summary>All choices between numbers.</summary>
    internal IEnumerable<string> Choices => _choices.SelectMany(static choices => choices).Distinct();

    /// <summary>Choices between a number and another one.</summary>
    internal IEnumerable<string> ChoicesOf(string number) => _choices[number].Distinct();

    /// <summary>Indices of other elements, or arguments of other calls of a method.</summary>
    internal IEnumerable<string> ArgumentsLike(SyntaxNode expression) => _arguments[NearbyCode.KeyOf(expression)].Take(MostLists);

    /// <summary>Real numbers that are handed to methods in an expression of the statement.</summary>
    internal IEnumerable<ExpressionSyntax> RealArguments(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().OfType<ArgumentSyntax>()
        .Where(static argument => argument.Parent is ArgumentListSyntax).Select(static argument => argument.Expression).Where(IsReal);

    /// <summary>One of these terms as an operand of a product.</summary>
    internal string Grouped(string term) => Texts.Grouped(Parsed(term));

    /// <summary>One of these terms, or what is made of them, as an expression.</summary>
    internal ExpressionSyntax Parsed(string term)
    {
        if (!_parsed.TryGetValue(term, out var parsed))
            _parsed.Add(term, parsed = SyntaxFactory.ParseExpression(term));
        return parsed;
    }

    /// <summary>Whether an expression of the statement is a condition.</summary>
    internal bool IsBool(ExpressionSyntax expression) => _model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Boolean;

    /// <summary>Whether an expression of the statement names a variable of the method.</summary>
    internal bool IsVariable(ExpressionSyntax expression) => _model.GetSymbolInfo(expression).Symbol is ILocalSymbol;

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

    internal static bool IsReal(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Double or SpecialType.System_Single } or { TypeKind: TypeKind.TypeParameter };

    internal static string NameOf(ExpressionSyntax? target) => target switch
    {
        ElementAccessExpressionSyntax element => NameOf(element.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => string.Empty,
    };

    // What has a name there, as it is and at the indices that the statement uses or that its loops have.
    private static IEnumerable<(string Text, ITypeSymbol? Type)> Elements(SyntaxNode statement, IReadOnlyList<ISymbol> symbols)
    {
        var used = statement.DescendantNodes().OfType<ElementAccessExpressionSyntax>()
            .Select(static access => (access.ArgumentList.ToString(), new[] { access.ArgumentList.Arguments.Count }));
        var loops = symbols.OfType<ILocalSymbol>().Where(IsOfLoop).Select(static local => local.Name).Take(4).ToArray();
        var pairs = loops.SelectMany(first => loops.Where(second => second != first)
            .SelectMany(second => new[] { ($"[{first}, {second}]", new[] { 2 }), ($"[{first}][{second}]", [1, 1]) }));
        var met = new HashSet<string>(StringComparer.Ordinal);
        List<(string Text, int[] Ranks)> lists = [.. used.Concat(loops.Select(static index => ($"[{index}]", new[] { 1 }))).Concat(pairs)
            .Where(list => met.Add(list.Item1)).Take(MostIndices)];
        return symbols.Select(static symbol => (symbol.Name, TypeOf(symbol)))
            .Concat(lists.SelectMany(list => symbols.Select(symbol => (symbol.Name + list.Text, ElementOf(TypeOf(symbol), list.Ranks)))));
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol? type, int[] ranks)
    {
        foreach (var rank in ranks)
        {
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

    private static bool IsOfLoop(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax }
            or ForEachStatementSyntax;
}
