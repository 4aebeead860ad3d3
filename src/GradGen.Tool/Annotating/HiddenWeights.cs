using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Annotating;

/// <summary>
/// The weights that the objects of a layer keep to themselves, as neurons do. The code that is generated for the layer has to reach
/// them, so in memory they are internal.
/// </summary>
internal static class HiddenWeights
{
    /// <summary>The changes that show the weights of what layers hold.</summary>
    internal static IEnumerable<(SyntaxTree Tree, TextChange Change)> Shown(IEnumerable<INamedTypeSymbol> layers, CancellationToken cancellation)
    {
        var seen = new HashSet<INamedTypeSymbol>(layers, SymbolEqualityComparer.Default);
        var open = new Queue<INamedTypeSymbol>(seen.SelectMany(static layer => layer.GetMembers()).SelectMany(Held));
        while (open.Count > 0)
        {
            var type = open.Dequeue();
            if (!seen.Add(type) || Storage.OfPassed(type, type.ContainingAssembly).IsReal)
                continue;
            foreach (var member in type.GetMembers())
            {
                var held = Held(member).ToArray();
                foreach (var other in held)
                    open.Enqueue(other);
                if (IsWeight(member) || held.Any(other => other.DeclaredAccessibility >= Accessibility.Internal))
                {
                    foreach (var change in Changes(member, cancellation))
                        yield return change;
                }
            }
        }
    }

    private static bool IsWeight(ISymbol member) =>
        MemberNames.Normalise(member.Name) is var name
        && (MemberNames.IsParameter(name) || MemberNames.GradientOf(name).Any(MemberNames.IsParameter) || MemberNames.IsBareGradient(name));

    // The classes of the project's own among the parts of a member's type.
    private static IEnumerable<INamedTypeSymbol> Held(ISymbol member) =>
        Parts(member switch { IFieldSymbol { IsStatic: false } field => field.Type, IPropertySymbol { IsStatic: false } property => property.Type, _ => null })
            .Where(part => part.TypeKind == TypeKind.Class && part.ContainingAssembly.Is(member.ContainingAssembly))
            .Select(static part => part.OriginalDefinition);

    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Append(named),
        _ => [],
    };

    private static IEnumerable<(SyntaxTree, TextChange)> Changes(ISymbol member, CancellationToken cancellation)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            // What a record declares as parameters is seen already.
            if (reference.GetSyntax(cancellation).FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } declaration
                || declaration is not (FieldDeclarationSyntax or PropertyDeclarationSyntax))
                continue;
            if (member.DeclaredAccessibility == Accessibility.Private)
            {
                var hidden = declaration.Modifiers.FirstOrDefault(static modifier => modifier.IsKind(SyntaxKind.PrivateKeyword));
                var start = declaration.Modifiers.Count > 0 ? declaration.Modifiers[0].SpanStart : TypeOf(declaration).SpanStart;
                yield return (declaration.SyntaxTree, hidden.IsKind(SyntaxKind.PrivateKeyword)
                    ? new TextChange(hidden.Span, "internal") : new TextChange(new TextSpan(start, 0), "internal "));
            }

            foreach (var accessor in (declaration as PropertyDeclarationSyntax)?.AccessorList?.Accessors ?? [])
            {
                foreach (var hidden in accessor.Modifiers.Where(static modifier => modifier.IsKind(SyntaxKind.PrivateKeyword)))
                    yield return (declaration.SyntaxTree, new TextChange(hidden.Span, string.Empty));
            }
        }
    }

    private static TypeSyntax TypeOf(MemberDeclarationSyntax declaration) =>
        declaration is FieldDeclarationSyntax field ? field.Declaration.Type : ((PropertyDeclarationSyntax)declaration).Type;
}
