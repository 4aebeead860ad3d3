using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Reading;

/// <summary>A part of what Backward returns that holds numbers: all of it, a part of a tuple, or a member of an object.</summary>
/// <param name="Name">What it is called; empty where nothing says so.</param>
/// <param name="Type">Its type.</param>
/// <param name="Storage">How it holds the numbers.</param>
/// <param name="Path">Where it is, as C# behind what is returned.</param>
/// <param name="Item">Its place in the tuple, from 1; 1 for all of it, 0 for a member of an object.</param>
internal sealed record ReturnedPart(string Name, ITypeSymbol Type, Storage Storage, string Path, int Item)
{
    internal bool IsOfObject => Item == 0;

    /// <summary>The parts of a method's result, in order.</summary>
    /// <param name="method">The method.</param>
    /// <param name="from">The assembly whose code reads them.</param>
    /// <param name="isValue">Whether a type is that of an input or a parameter, and not of an object with several gradients.</param>
    internal static IReadOnlyList<ReturnedPart> Of(IMethodSymbol method, IAssemblySymbol from, Func<ITypeSymbol, bool> isValue)
    {
        if (method.ReturnType is not INamedTypeSymbol { IsTupleType: true, TupleElements: var elements })
            return [.. Of(string.Empty, method.ReturnType, string.Empty, 1, from, isValue)];
        var locals = LocalNames(method, elements.Length);
        return [.. elements.SelectMany((element, index) => Of(element.IsExplicitlyNamedTupleElement ? element.Name : locals[index], element.Type, ".Item" + (index + 1), index + 1, from, isValue))];
    }

    private static IEnumerable<ReturnedPart> Of(string name, ITypeSymbol type, string path, int item, IAssemblySymbol from, Func<ITypeSymbol, bool> isValue)
    {
        var storage = path.Length == 0 ? Storage.OfPassed(type, from) : Storage.Of(type, from);
        if (storage is { IsReal: true, Own: null } || (storage.IsReal && isValue(type)))
            return [new ReturnedPart(name, type, storage, path, item)];
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsTupleType: false } holder || LayerTypes.IsLayer(type) || (storage.Ranks.Count > 0 && storage.Own is null) || holder.ContainingNamespace?.Name is "System" or "Generic")
            return [];
        return holder.GetMembers().Where(member => member is { IsStatic: false, CanBeReferencedByName: true } && (member.DeclaredAccessibility == Accessibility.Public || (member.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, from))))
            .Select(member => (member.Name, Type: (member as IFieldSymbol)?.Type ?? (member is IPropertySymbol { GetMethod: not null, IsIndexer: false } property ? property.Type : null)))
            .Where(member => member.Type is not null && Storage.Of(member.Type, from).IsReal)
            .Select(member => new ReturnedPart(member.Name, member.Type!, Storage.Of(member.Type!, from), $"{path}.{Literals.Identifier(member.Name)}", 0));
    }

    // What the parts are called where they are put together: "return (dx, dW, db);", wherever Backward returns.
    private static string[] LocalNames(IMethodSymbol method, int count)
    {
        string[]? names = null;
        foreach (var expression in method.DeclaringSyntaxReferences.SelectMany(static reference => Returned(reference.GetSyntax())))
        {
            if (expression is not TupleExpressionSyntax { Arguments: var arguments } || arguments.Count != count)
                return [.. Enumerable.Repeat(string.Empty, count)];
            var here = arguments.Select(static argument => argument.NameColon?.Name.Identifier.ValueText ?? argument.Expression switch
            {
                IdentifierNameSyntax local => local.Identifier.ValueText,
                MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
                _ => string.Empty,
            }).ToArray();
            names = names is null ? here : names.Zip(here, static (one, other) => one == other ? one : string.Empty).ToArray();
        }

        return names ?? [.. Enumerable.Repeat(string.Empty, count)];
    }

    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode method)
    {
        if (method is MethodDeclarationSyntax { ExpressionBody.Expression: var whole })
            return [whole];
        return method.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(static leaving => leaving.Expression).OfType<ExpressionSyntax>();
    }
}
