using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Symbols;

/// <summary>Parameters of a primary constructor, which instance members can read like fields.</summary>
internal static class PrimaryConstructor
{
    /// <summary>None for a record, whose parameters are properties.</summary>
    internal static IEnumerable<IParameterSymbol> ParametersOf(INamedTypeSymbol layer) =>
        layer.IsRecord ? [] : layer.InstanceConstructors
            .Where(static constructor => constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax))
            .SelectMany(static constructor => constructor.Parameters);

    /// <summary>Whether a member reads the parameter, so that the object keeps it anyway.</summary>
    internal static bool IsCaptured(IParameterSymbol parameter, INamedTypeSymbol layer) =>
        layer.GetMembers().OfType<IMethodSymbol>().Where(static method => method.MethodKind != MethodKind.Constructor && !method.IsStatic)
            .SelectMany(Declared.SyntaxOf)
            .Any(reference => Reads(reference.GetSyntax(), parameter.Name));

    private static bool Reads(SyntaxNode method, string name)
    {
        var reads = false;
        foreach (var node in method.DescendantNodes())
        {
            if (Declares(node, name))
                return false;
            reads |= node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name
                && !(identifier.Parent is MemberAccessExpressionSyntax access && access.Name == identifier);
        }

        return reads;
    }

    // The method has something else of that name.
    private static bool Declares(SyntaxNode node, string name) =>
        (node as ParameterSyntax)?.Identifier.ValueText == name || (node as VariableDeclaratorSyntax)?.Identifier.ValueText == name
        || (node as SingleVariableDesignationSyntax)?.Identifier.ValueText == name || (node as ForEachStatementSyntax)?.Identifier.ValueText == name;
}
