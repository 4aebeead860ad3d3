using GradGen.Generator.External;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Annotating;

/// <summary>Finds the types that could be layers, by the generator's own reading.</summary>
internal static class LayerSearch
{
    /// <summary>The types to annotate: those that have a Forward and a Backward, and the base classes that they have them or their parameters from.</summary>
    internal static IReadOnlyList<INamedTypeSymbol> In(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var adopted = Adoptions.Of(compilation.Assembly);
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var type in Declared(compilation, cancellation).Where(type => CouldBeLayer(type, compilation.Assembly)))
            found.UnionWith(type.WithBases().Select(static part => part.OriginalDefinition)
                .Where(part => part.TypeKind is TypeKind.Class or TypeKind.Struct && part.ContainingAssembly.Is(compilation.Assembly)));
        return [.. found.Where(type => !type.Has(AttributeReader.GradCheckable) && !type.Has(AttributeReader.GradCheckIgnore) && adopted.Find(type) is null)];
    }

    /// <summary>The classes that are layers by their names and that someone could make, in code that need not compile.</summary>
    internal static IReadOnlyList<INamedTypeSymbol> Named(CSharpCompilation compilation, CancellationToken cancellation) =>
        [.. Declared(compilation, cancellation).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(type => !(type.IsAbstract && !type.IsStatic) && !type.Has(AttributeReader.GradCheckIgnore) && IsNamedAsLayer(type, compilation.Assembly))];

    /// <summary>Whether a type is meant as a layer by the names of its methods alone, whatever they take.</summary>
    internal static bool IsNamedAsLayer(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var view = LayerView.Of(type, assembly);
        return PassCandidates.Forward(view).Count > 0
            && PassCandidates.Backward(view).Any(static method => PassNames.BackwardRank(method.Name) == 0);
    }

    private static IEnumerable<INamedTypeSymbol> Declared(CSharpCompilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot(cancellation).DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Where(static declaration => declaration is not InterfaceDeclarationSyntax))
            {
                if (model.GetDeclaredSymbol(declaration, cancellation) is { } type)
                    yield return type;
            }
        }
    }

    private static bool CouldBeLayer(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var view = LayerView.Of(type, assembly);
        return PassCandidates.Forward(view).Count > 0 && PassCandidates.Backward(view).Any(IsMeantAsBackward);
    }

    // Derivative(y), which nobody has called a Backward, is at an output or an input at least as often as it takes a gradient.
    private static bool IsMeantAsBackward(IMethodSymbol method) =>
        PassNames.BackwardRank(method.Name) == 0 || method.Parameters.Length != 1 || method.Name.StartsWith("back", StringComparison.OrdinalIgnoreCase);
}
