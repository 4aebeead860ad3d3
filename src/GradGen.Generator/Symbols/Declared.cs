using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Symbols;

/// <summary>Where the code of a symbol stands: of a partial method or property, the part that has it.</summary>
internal static class Declared
{
    /// <summary>The part of a method that has its body, and whose parameters the body uses.</summary>
    internal static IMethodSymbol Implemented(this IMethodSymbol method) => method.PartialImplementationPart ?? method;

    internal static IEnumerable<SyntaxReference> SyntaxOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => Implementation(property) ?? property.DeclaringSyntaxReferences.AsEnumerable(),
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } accessor =>
            Implementation(property, accessor) ?? accessor.DeclaringSyntaxReferences.AsEnumerable(),
        IMethodSymbol method => method.Implemented().DeclaringSyntaxReferences,
        _ => symbol.DeclaringSyntaxReferences,
    };

    /// <summary>Everything that is written in declarations.</summary>
    internal static IEnumerable<SyntaxNode> Nodes(this IEnumerable<SyntaxReference> declarations, CancellationToken cancellation = default) =>
        declarations.SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes());

    /// <summary>Whether code is of a file that a generator wrote.</summary>
    internal static bool IsGenerated(SyntaxNode code) => code.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    // The oldest compiler that is promised knows no partial properties, and so no way to ask for the other part.
    private static IEnumerable<SyntaxReference>? Implementation(IPropertySymbol property, IMethodSymbol? accessor = null)
    {
        if (property.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax() is not PropertyDeclarationSyntax { ExpressionBody: null } declared
            || !declared.Modifiers.Any(static modifier => modifier.ValueText == "partial"))
            return null;
        var parts = property.ContainingType.DeclaringSyntaxReferences.Select(static part => part.GetSyntax()).OfType<TypeDeclarationSyntax>()
            .SelectMany(static part => part.Members).OfType<PropertyDeclarationSyntax>()
            .Where(other => other != declared && other.Identifier.ValueText == property.Name
                && other.Modifiers.Any(static modifier => modifier.ValueText == "partial"));
        return parts.Select(part => accessor is null
            ? (SyntaxNode)part
            : part.ExpressionBody
                ?? (SyntaxNode)part.AccessorList!.Accessors
                    .First(other => other.Keyword.ValueText == (accessor.MethodKind == MethodKind.PropertyGet ? "get" : "set")))
            .Select(static node => node.GetReference());
    }
}
