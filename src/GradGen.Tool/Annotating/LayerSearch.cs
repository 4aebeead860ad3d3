using GradGen.Generator.External;
using GradGen.Generator.Signatures;
using GradGen.Generator.Symbols;
using GradGen.Generator.Tensors;
using GradGen.Generator.Vocabulary;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Annotating;

/// <summary>Finds the types that could be layers, by the generator's own reading.</summary>
internal static class LayerSearch
{
    private static readonly string[] TestAttributes = ["Fact", "Theory", "Test", "TestCase", "TestMethod"];

    private static readonly string[] Doubles = ["Test", "Mock", "Fake", "Stub", "Dummy"];

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

    /// <summary>The classes that take a gradient back, and of which no method is called like a Forward, with that Backward.</summary>
    internal static IEnumerable<(INamedTypeSymbol Type, IMethodSymbol Backward)> WithoutForward(CSharpCompilation compilation, CancellationToken cancellation)
    {
        foreach (var type in Declared(compilation, cancellation).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(static type => !(type.IsAbstract && !type.IsStatic) && !type.Has(AttributeReader.GradCheckIgnore)))
        {
            var view = LayerView.Of(type, compilation.Assembly);
            if (PassCandidates.Forward(view).Count == 0
                && PassCandidates.Backward(view).FirstOrDefault(method => PassNames.BackwardRank(method.Name) == 0 && IsGradient(method)) is { } backward)
                yield return (type, backward);
        }

        // Training goes back through a network too, and gives nothing.
        bool IsGradient(IMethodSymbol method) =>
            method.DeclaredAccessibility == Accessibility.Public
            && method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType)
                .Count(type => Storage.OfPassed(type, compilation.Assembly) is { IsReal: true, IsScalar: false }) > 1;
    }

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
                if (model.GetDeclaredSymbol(declaration, cancellation) is { } type && !IsOfTests(type))
                    yield return type;
            }
        }
    }

    // Tests of a Forward, and what stands in for a layer in them: neither computes a gradient. Elsewhere such names mean nothing.
    private static bool IsOfTests(INamedTypeSymbol type) => HasTests(type) || (Doubles.Any(word => Begins(type.Name, word)) && HasTestsBeside(type));

    private static bool Begins(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) && name.Length > word.Length && char.IsUpper(name[word.Length]);

    private static bool HasTestsBeside(INamedTypeSymbol type) =>
        type.ContainingAssembly.Modules.SelectMany(static module => module.ReferencedAssemblies)
            .Any(static reference => reference.Name.StartsWith("xunit", StringComparison.OrdinalIgnoreCase)
                || reference.Name.StartsWith("nunit.framework", StringComparison.OrdinalIgnoreCase)
                || reference.Name.StartsWith("Microsoft.VisualStudio.TestPlatform.TestFramework", StringComparison.OrdinalIgnoreCase)
                || reference.Name.StartsWith("MSTest.TestFramework", StringComparison.OrdinalIgnoreCase));

    private static bool HasTests(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().SelectMany(static method => method.GetAttributes())
        .Any(static attribute => attribute.AttributeClass?.Name is { } name
            && TestAttributes.Contains(name.Replace("Attribute", string.Empty, StringComparison.Ordinal)));

    private static bool CouldBeLayer(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        var view = LayerView.Of(type, assembly);
        return PassCandidates.Forward(view).Count > 0 && PassCandidates.Backward(view).Any(IsMeantAsBackward);
    }

    // Gradient(y), which nobody has called a Backward, is at an output or an input at least as often as it takes a gradient. A
    // Derivative is tried at both.
    private static bool IsMeantAsBackward(IMethodSymbol method) =>
        PassNames.BackwardRank(method.Name) == 0 || method.Parameters.Length != 1 || method.Name.StartsWith("back", StringComparison.OrdinalIgnoreCase)
        || PassNames.IsDerivative(method.Name);
}
