using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tensors;

/// <summary>Finds the values inside a type: the array that it wraps, a span over them, or an indexer.</summary>
internal static class ValueAccessReader
{
    private static readonly string[] Preferred =
    [
        "data", "value", "storage", "array", "element", "buffer", "item", "weight", "content", "raw", "entries", "matrix", "cell", "w", "a", "m",
        "mat", "vector", "values",
    ];

    internal static ValueAccess? Read(TypeMembers members)
    {
        var indexer = Indexer(members);
        var wrapped = Wrapped(members);
        var contiguous = wrapped ?? Span(members);
        if (contiguous is null || (indexer is { CanSet: true } && (IsView(members) || (contiguous.Rank == 1 && IsColumnMajor(indexer, members.From)))))
            return indexer ?? contiguous;
        return contiguous;
    }

    /// <summary>
    /// The only array of gradients beside the one of the values, if an object holds such a pair; a copy would not hold them for others to see.
    /// </summary>
    internal static ValueAccess? Gradients(TypeMembers members, ValueAccess values)
    {
        if (members.Type.IsValueType || values.Kind is not (ValuesKind.Flat or ValuesKind.Array))
            return null;
        var arrays = members.Values
            .Where(value => IsGradient(value.Symbol.Name) && HandsOut(value.Symbol, members.From) && value.Type.Is(TypeOf(values.Member!)))
            .ToArray();
        return arrays is [var (symbol, type)] ? values with { Model = values.Model with { Whole = Of(symbol, type) }, Member = symbol } : null;
    }

    /// <summary>The indexer with the most axes, or methods that get and set an element.</summary>
    internal static ValueAccess? Indexer(TypeMembers members)
    {
        ValueAccess? best = null;
        foreach (var indexer in members.Indexers.Where(static indexer => IsIndices(indexer.Parameters) && IsReal(indexer.Type)))
        {
            var canSet = indexer.ReturnsByRef || (indexer.SetMethod is { IsInitOnly: false } setter && members.CanUse(setter));
            if (indexer.Parameters.Length > (best?.Rank ?? 0))
                best = new ValueAccess(indexer.Type, indexer.Parameters.Length, new ValuesModel(ValuesKind.Elements, null, canSet)) { Member = indexer };
        }

        foreach (var getter in members.Methods
            .Where(static method => !method.IsStatic && method.Name is "Get" or "At" or "GetValue" or "GetAt" or "GetElement"
                && IsIndices(method.Parameters) && IsReal(method.ReturnType)))
        {
            var setter = members.Methods.FirstOrDefault(
                method => !method.IsStatic && method.Name is "Set" or "SetValue" or "SetAt" or "SetElement"
                    && method.Parameters.Length == getter.Parameters.Length + 1
                && IsIndices(method.Parameters.RemoveAt(method.Parameters.Length - 1))
                    && method.Parameters[method.Parameters.Length - 1].Type.Is(getter.ReturnType));
            if (setter is not null && getter.Parameters.Length > (best?.Rank ?? 0))
            {
                var methods = new ValuesModel(ValuesKind.Elements, null, CanSet: true) { Getter = getter.Name, Setter = setter.Name };
                best = new ValueAccess(getter.ReturnType, getter.Parameters.Length, methods) { Member = getter };
            }
        }

        return best;
    }

    internal static bool IsReal(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Single or SpecialType.System_Double || type is ITypeParameterSymbol { HasReferenceTypeConstraint: false };

    private static ValueAccess? Wrapped(TypeMembers members)
    {
        var arrays = members.Values
            .Where(value => value.Type is IArrayTypeSymbol && Storage.Of(value.Type).IsReal && HandsOut(value.Symbol, members.From)
                && !IsGradient(value.Symbol.Name))
            .ToArray();
        // Weights and biases side by side are two parameters and no matrix.
        if (arrays.Count(static array => MemberNames.IsParameter(MemberNames.Normalise(array.Symbol.Name))) > 1)
            return null;
        var (symbol, type) = arrays.Length == 1
            ? arrays[0]
            : arrays.FirstOrDefault(static array => Preferred.Contains(MemberNames.Normalise(array.Symbol.Name)));
        if (symbol is null)
            return null;
        var storage = Storage.Of(type);
        var kind = storage.Axes == 1 ? ValuesKind.Flat : ValuesKind.Array;
        return new ValueAccess(storage.Element, storage.Axes, new ValuesModel(kind, Of(symbol, type), CanSet: true)) { Member = symbol };
    }

    private static ValueAccess? Span(TypeMembers members)
    {
        var views = members.Values.Select(static value => (value.Symbol, value.Type, IsCall: false))
            .Concat(members.Methods.Where(static method =>
                !method.IsStatic && method.Parameters.IsEmpty
                    && method.Name is "AsSpan" or "GetSpan" or "AsMemory" or "GetMemory" or "ToSpan" or "Span" or "Memory")
                .Select(static method => ((ISymbol)method, method.ReturnType, IsCall: true)));
        foreach (var (symbol, type, isCall) in views)
        {
            if (type is INamedTypeSymbol
                {
                    Name: "Span" or "Memory", TypeArguments: [var element],
                    ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
                } && IsReal(element) && !IsGradient(symbol.Name))
            {
                var view = isCall ? Axes.Storage.Call(symbol.Name) : Axes.Storage.Dot(symbol.Name);
                return new ValueAccess(element, 1,
                    new ValuesModel(ValuesKind.Span, type.Name == "Memory" ? view.Dot("Span") : view, CanSet: true))
                { Member = symbol };
            }
        }

        return null;
    }

    private static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    private static Expression Of(ISymbol symbol, ITypeSymbol type) =>
        Axes.Storage.Dot(symbol.Name) is var member && type.NullableAnnotation == NullableAnnotation.Annotated ? new Expression.Sure(member) : member;

    // A copy that a property makes cannot be written through.
    /// <summary>Whether what a property gives is what it keeps. What the code of a library does is not seen, and taken to be so.</summary>
    internal static bool HandsOut(ISymbol member, IAssemblySymbol? from)
    {
        if (member is not IPropertySymbol property || !(from is null || from.Is(member.ContainingAssembly)))
            return true;
        foreach (var reference in Declared.SyntaxOf(property))
        {
            if (reference.GetSyntax() is not PropertyDeclarationSyntax declaration)
                continue;
            var returned = declaration.ExpressionBody?.Expression
                ?? declaration.AccessorList?.Accessors
                    .Select(static accessor => accessor.ExpressionBody?.Expression
                        ?? (accessor.Body?.Statements is [ReturnStatementSyntax leaving] ? leaving.Expression : null))
                    .FirstOrDefault(static expression => expression is not null);
            var isAuto = declaration.AccessorList is { } list
                && list.Accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null);
            return isAuto || returned is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };
        }

        return true;
    }

    /// <summary>Whether a name says values, and nothing about which.</summary>
    internal static bool IsValue(string name) =>
        Preferred.Contains(MemberNames.Normalise(name)) || MemberNames.IsParameter(MemberNames.Normalise(name))
            || MemberNames.Normalise(name) is "param" or "parameter" or "x" or "tensor" or "current";

    /// <summary>Whether a name says gradient, of whatever.</summary>
    internal static bool IsGradient(string name)
    {
        var normalised = MemberNames.Normalise(name);
        return MemberNames.IsBareGradient(normalised) || normalised is "diff" or "gradient" || normalised.Contains("grad")
            || normalised.EndsWith("diff", StringComparison.Ordinal) || normalised is "dv" or "dx" or "g";
    }

    private static bool IsIndices(IReadOnlyList<IParameterSymbol> parameters) =>
        parameters.Count is >= 1 and <= 4
            && parameters.All(static parameter =>
                parameter.Type.SpecialType == SpecialType.System_Int32 && parameter.RefKind is RefKind.None or RefKind.In && !parameter.IsOptional);

    // A part of something larger: its values need not be contiguous.
    private static bool IsView(TypeMembers members) =>
        members.Members.Any(static member =>
            member is IFieldSymbol or IPropertySymbol
                && member.Name.TrimStart('_').ToLowerInvariant() is "stride" or "strides" or "rowstride" or "offset" or "start");

    // "_data[column * Rows + row]": the second index is multiplied, so that the first runs fastest.
    private static bool IsColumnMajor(ValueAccess indexer, IAssemblySymbol? from)
    {
        if (indexer is not { Rank: 2, Member: { } member } || !(from is null || from.Is(member.ContainingAssembly)))
            return false;
        var parameters = member is IPropertySymbol property ? property.Parameters : ((IMethodSymbol)member).Parameters;
        var products = Declared.SyntaxOf(member).Nodes().OfType<ElementAccessExpressionSyntax>()
            .SelectMany(static access => access.ArgumentList.DescendantNodes()).OfType<BinaryExpressionSyntax>()
            .Where(static binary => binary.OperatorToken.ValueText == "*").ToArray();
        return products.Length > 0 && products.All(product => Mentions(product, parameters[1].Name) && !Mentions(product, parameters[0].Name));
    }

    private static bool Mentions(SyntaxNode node, string name) =>
        node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name);
}
