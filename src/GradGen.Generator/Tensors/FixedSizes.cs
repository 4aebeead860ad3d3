using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Tensors;

/// <summary>
/// Whether the sizes of an own type stay as its constructor sets them. What a rule concludes from a size has to hold, so
/// anything that may change one counts: a field that is not read-only and that code of the type assigns outside a constructor,
/// or that others can assign.
/// </summary>
internal static class FixedSizes
{
    internal static bool Of(OwnType own)
    {
        // What is behind an interface may do as it likes.
        if (own.Type.TypeKind == TypeKind.Interface)
            return false;
        var open = new HashSet<string>();
        foreach (var type in own.Type.WithBases())
        {
            if (type.DeclaringSyntaxReferences.IsEmpty)
                return false;
            foreach (var field in type.GetMembers().OfType<IFieldSymbol>()
                .Where(static field => field is { IsStatic: false, IsReadOnly: false } && Matters(field.Type)))
            {
                var setter = (field.AssociatedSymbol as IPropertySymbol)?.SetMethod;
                if (field.AssociatedSymbol is null
                    ? field.DeclaredAccessibility != Accessibility.Private
                    : setter is { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private })
                    return false;
                open.Add((field.AssociatedSymbol ?? field).Name);
            }
        }

        return open.Count == 0 || !Declarations(own.Type).Any(declaration => Assigns(declaration, open));
    }

    private static bool Matters(ITypeSymbol type) => type.SpecialType == SpecialType.System_Int32 || type is IArrayTypeSymbol;

    private static IEnumerable<SyntaxNode> Declarations(INamedTypeSymbol type)
    {
        foreach (var current in type.WithBases())
        {
            foreach (var reference in current.DeclaringSyntaxReferences)
                yield return reference.GetSyntax();
        }
    }

    // In whatever way, of whatever object: in doubt it does.
    private static bool Assigns(SyntaxNode declaration, HashSet<string> names) =>
        declaration.DescendantNodes(static node => node is not ConstructorDeclarationSyntax).Any(node => node switch
        {
            AssignmentExpressionSyntax assignment =>
                assignment.Left.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText) && !IsElement(name)),
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax =>
                node.ChildNodes().OfType<SimpleNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)),
            ArgumentSyntax argument =>
                !argument.RefKindKeyword.IsKind(SyntaxKind.None) && names.Contains(argument.Expression.ToString().Replace("this.", string.Empty)),
            _ => false,
        });

    private static bool IsElement(SimpleNameSyntax name) =>
        name.Ancestors().TakeWhile(static node => node is not AssignmentExpressionSyntax)
            .Any(static node => node is ElementAccessExpressionSyntax or BracketedArgumentListSyntax);
}
