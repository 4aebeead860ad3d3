using GradGen.Generator.Model;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Signatures;

/// <summary>A part of what Backward returns that holds numbers: all of it, a part of a tuple, or a member of an object.</summary>
/// <param name="Name">What it is called; empty where nothing says so.</param>
/// <param name="Type">Its type.</param>
/// <param name="Storage">How it holds the numbers.</param>
/// <param name="Path">Where it is in what is returned.</param>
/// <param name="Item">Its place in the tuple, from 1; 1 for all of it, 0 for a member of an object.</param>
internal sealed record ReturnedPart(string Name, ITypeSymbol Type, Storage Storage, Expression Path, int Item)
{
    internal bool IsOfObject => Item == 0;

    /// <summary>Whether the name is the type's, which a caller sees, and not that of a local variable.</summary>
    internal bool IsNamedByType { get; private init; }

    /// <summary>The parts of a method's result, in order.</summary>
    /// <param name="method">The method.</param>
    /// <param name="from">The assembly whose code reads them.</param>
    /// <param name="isValue">Whether a type is that of an input or a parameter, and not of an object with several gradients.</param>
    /// <param name="isInput">Whether it is that of an input.</param>
    internal static IReadOnlyList<ReturnedPart> Of(IMethodSymbol method, IAssemblySymbol from, Func<ITypeSymbol, bool> isValue,
        Func<ITypeSymbol, bool> isInput)
    {
        // In an editor the code of another project is there to be seen, in a build it is not.
        var code = method.ContainingAssembly.Is(from) ? Declared.SyntaxOf(method).Select(static reference => reference.GetSyntax()).ToArray() : [];
        var keys = new Lazy<string[]>(() => Keys(code));
        if (EachOf(method.ReturnType) is { } each && Storage.Of(each, from) is { IsReal: true, IsScalar: false } many && !isInput(method.ReturnType)
            && Listed(code) is { } listed)
            return [.. listed.Select((name, index) => new ReturnedPart(name, each, many, Expression.Result.At(new Expression.Constant(index)), index + 1))];
        if (TupleParts.Of(method.ReturnType) is not { } elements)
            return [.. Of(LocalName(code), method.ReturnType, Expression.Result, 1)];
        var locals = LocalNames(code, elements.Count);
        return [.. elements.SelectMany(
            (element, index) => Of(element.Name ?? locals[index], element.Type, Expression.Result.Dot("Item" + (index + 1)), index + 1)
                .Select(part => part with { IsNamedByType = element.Name is not null }))];

        IEnumerable<ReturnedPart> Of(string name, ITypeSymbol type, Expression path, int item)
        {
            var storage = ReferenceEquals(path, Expression.Result) ? Storage.OfPassed(type, from) : Storage.Of(type, from);
            if (storage is { IsReal: true, Own: null } || (storage.IsReal && isValue(type)))
                return [new ReturnedPart(name, type, storage, path, item)];
            if (type is INamedTypeSymbol
                {
                    Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "SortedDictionary",
                    TypeArguments: [{ SpecialType: SpecialType.System_String }, var value]
                } && Storage.Of(value, from) is { IsReal: true } ofValue)
                return keys.Value.Select(key => new ReturnedPart(key, value, ofValue, path.At(new Expression.Constant(key)), 0));
            return storage.Ranks.Count == 0 || storage.Own is not null
                ? Members(type, from).Select(member =>
                    new ReturnedPart(member.Name, member.Type, Storage.Of(member.Type, from), path.Dot(member.Name), 0)) : [];
        }
    }

    /// <summary>Whether a method that does something returns null in the end: what a base class makes it return has no gradient in the first layer.</summary>
    internal static bool IsNothing(IMethodSymbol method) =>
        method.ReturnType.IsReferenceType
            && Declared.SyntaxOf(method).Select(static reference => reference.GetSyntax())
                .ToArray() is [MethodDeclarationSyntax { Body.Statements.Count: > 1 } code]
        && Returned(code).ToArray() is { Length: > 0 } returned
            && returned.All(static value =>
                value.IsKind(SyntaxKind.NullLiteralExpression)
                    || value is PostfixUnaryExpressionSyntax { Operand.RawKind: (int)SyntaxKind.NullLiteralExpression });

    // What an object of somebody's shows that holds numbers.
    private static IEnumerable<(string Name, ITypeSymbol Type)> Members(ITypeSymbol type, IAssemblySymbol from)
    {
        if (type is not INamedTypeSymbol
            {
                TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsTupleType: false,
                ContainingNamespace.Name: not "System" and not "Generic"
            } holder || LayerTypes.IsLayer(type))
            yield break;
        foreach (var member in holder.GetMembers().Where(member => member is { IsStatic: false, CanBeReferencedByName: true } && IsShown(member, from)))
        {
            if (((member as IFieldSymbol)?.Type
                ?? (member is IPropertySymbol { GetMethod: not null, IsIndexer: false } property ? property.Type : null)) is { } held
                && Storage.Of(held, from).IsReal)
                yield return (member.Name, held);
        }
    }

    private static bool IsShown(ISymbol member, IAssemblySymbol from) =>
        member.DeclaredAccessibility == Accessibility.Public
        || (member.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal && member.ContainingAssembly.Is(from));

    // The keys that Backward writes down: "dW", or nameof(_weights).
    private static string[] Keys(IEnumerable<SyntaxNode> code) =>
        [.. code.SelectMany(static part => part.DescendantNodes()).Select(static node => node switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => text,
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" },
                ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }] } => name.Identifier.ValueText,
            _ => null,
        }).OfType<string>().Distinct()];

    // What an array or a list is of, which holds a gradient in each place.
    private static ITypeSymbol? EachOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: var each } => each,
        INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList", TypeArguments: [var each], ContainingNamespace.Name: "Generic" } => each,
        _ => null,
    };

    // What is written down as an array or a list wherever Backward returns: "return new[] { da, db };"
    private static string[]? Listed(IEnumerable<SyntaxNode> code)
    {
        var lists = code.SelectMany(Returned).Select(static returned => returned switch
        {
            ImplicitArrayCreationExpressionSyntax { Initializer: var all } => all.Expressions.ToArray(),
            ArrayCreationExpressionSyntax { Initializer: { } all } => all.Expressions.ToArray(),
            BaseObjectCreationExpressionSyntax { Initializer: { } all, ArgumentList: null or { Arguments.Count: 0 } } => all.Expressions.ToArray(),
            CollectionExpressionSyntax all => all.Elements.Select(static element => (element as ExpressionElementSyntax)?.Expression).ToArray(),
            _ => [],
        }).ToArray();
        return lists is [{ Length: > 0 } first, ..]
            && Array.TrueForAll(lists, list => list.Length == first.Length && Array.TrueForAll(list, static one => one is not null))
            ? Agreed(lists.Select(static list => list.Select(static one => NameOf(one!)).ToArray())) : null;
    }

    // What the parts are called where they are put together: "return (dx, dW, db);", wherever Backward returns.
    private static string[] LocalNames(IEnumerable<SyntaxNode> code, int count)
    {
        var tuples = code.SelectMany(Returned).Select(static returned => (returned as TupleExpressionSyntax)?.Arguments.ToArray()).ToArray();
        return tuples.Length > 0 && Array.TrueForAll(tuples, tuple => tuple?.Length == count)
            ? Agreed(tuples.Select(static tuple => tuple!.Select(
                static part => part.NameColon?.Name.Identifier.ValueText ?? NameOf(part.Expression)).ToArray()))
            : [.. Enumerable.Repeat(string.Empty, count)];
    }

    // What is returned is called wherever Backward returns: "return dx;"
    private static string LocalName(IEnumerable<SyntaxNode> code) =>
        code.SelectMany(Returned).Select(NameOf).Distinct().ToArray() is [var only] ? only : string.Empty;

    private static string[] Agreed(IEnumerable<string[]> names) =>
        names.Aggregate(static (names, here) => names.Zip(here, static (one, other) => one == other ? one : string.Empty).ToArray());

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax local => local.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => string.Empty,
    };

    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode method)
    {
        if (method is MethodDeclarationSyntax { ExpressionBody.Expression: var whole })
            return [whole];
        // No expression returns from the method: what returns within one is a lambda.
        return method.DescendantNodes(static node => node is not (ExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>().Select(static leaving => leaving.Expression).OfType<ExpressionSyntax>();
    }
}
