using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Generator.Exact.Repairs.Rewrites;

/// <summary>What could be written at a statement: the numbers and indices that its own class names and that mean something there, nearest first.</summary>
internal sealed class Terms
{
    private const int Most = 60;
    private const int MostIndices = 16;
    private const int LongestText = 40;

    private readonly SemanticModel _model;

    private Terms(SemanticModel model, IReadOnlyList<string> reals, IReadOnlyList<string> lengths, IReadOnlyList<string> indices) =>
        (_model, Reals, Lengths, Indices) = (model, reals, lengths, indices);

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

    /// <summary>Whether an expression of the statement is a real number.</summary>
    internal bool IsReal(ExpressionSyntax expression) => IsReal(_model.GetTypeInfo(expression).Type);

    /// <summary>What could stand in the place of an expression of the statement.</summary>
    internal IEnumerable<string> LikeThat(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax
            ? Reals.Concat(Lengths)
            : IsReal(expression)
            ? Reals
            : _model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Int32 ? Indices.Concat(Lengths) : [];

    internal static Terms At(StatementParts parts, SourceModels sources, IReadOnlyCollection<string> results)
    {
        var excluded = new HashSet<string>(results, StringComparer.Ordinal) { NameOf(parts.Target) };
        var returned = new HashSet<string>(Returned(parts.Statement), StringComparer.Ordinal);
        var texts = Harvest(parts).Concat(Elements(parts, sources)).Distinct().Take(10 * Most).ToArray();
        var operations = new Speculation(sources, parts.Statement).Values(texts);
        var (reals, lengths, indices) = (new List<string>(), new List<string>(), new List<string>());
        for (var i = 0; i < texts.Length; i++)
        {
            var operation = Unconverted(operations[i]);
            if (operation is null or ILiteralOperation || (operation.ConstantValue.HasValue && operation is not IFieldReferenceOperation)
                || operation.DescendantsAndSelf()
                    .Any(part => NameOf(part) is { } name && (excluded.Contains(name) || (part is ILocalReferenceOperation && returned.Contains(name)))))
                continue;
            if (IsReal(operation.Type))
                reals.Add(texts[i]);
            else if (operation.Type?.SpecialType == SpecialType.System_Int32)
            {
                if (operation is ILocalReferenceOperation { Local: var local } && IsOfLoop(local))
                    indices.Add(texts[i]);
                else if (operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation)
                    lengths.Add(texts[i]);
            }
        }

        return new Terms(sources.Model(parts.Statement.SyntaxTree), [.. reals.Take(Most)], [.. lengths.Take(Most / 2)], indices);
    }

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

    // The statement's own method first, then the rest of the class.
    private static IEnumerable<string> Harvest(StatementParts parts)
    {
        var method = parts.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not TypeDeclarationSyntax);
        var own = (method as MethodDeclarationSyntax)?.Identifier.ValueText;
        var type = parts.Statement.FirstAncestorOrSelf<TypeDeclarationSyntax>();
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
            .Select(static node => node.ToString());
    }

    // What has a name there, as it is and at the indices that the statement uses or that its loops have.
    private static IEnumerable<string> Elements(StatementParts parts, SourceModels sources)
    {
        var symbols = sources.Model(parts.Statement.SyntaxTree).LookupSymbols(parts.Statement.SpanStart)
            .Where(static symbol => symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol).ToArray();
        var names = symbols.Select(static symbol => symbol.Name).ToArray();
        var used = parts.Statement.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Select(static access => access.ArgumentList.ToString());
        var loops = symbols.OfType<ILocalSymbol>().Where(local => IsOfLoop(local) && local.Locations[0].SourceSpan.End <= parts.Statement.SpanStart)
            .Select(static local => local.Name).Take(4).ToArray();
        var pairs = loops.SelectMany(first =>
            loops.Where(second => second != first).SelectMany(second => new[] { $"[{first}, {second}]", $"[{first}][{second}]" }));
        return names.Concat(used.Concat(loops.Select(static index => $"[{index}]")).Concat(pairs).Distinct().Take(MostIndices)
            .SelectMany(list => names.Select(name => name + list)));
    }

    private static bool IsPartOfName(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax or TypeSyntax or VariableDeclarationSyntax or ParameterSyntax
            or NameColonSyntax or ObjectCreationExpressionSyntax;

    private static bool IsOfLoop(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax }
            or ForEachStatementSyntax;

    private static IOperation? Unconverted(IOperation? operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    private static string? NameOf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        _ => null,
    };
}
