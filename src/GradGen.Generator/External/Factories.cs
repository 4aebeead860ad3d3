using System.Runtime.CompilerServices;
using GradGen.Generator.Symbols;
using GradGen.Generator.Walking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.External;

/// <summary>The [GradCheckFactory] methods that make a layer: its own, and for an adopted one those of the whole project.</summary>
internal static class Factories
{
    private const string Mark = "GradCheckFactory";

    private static readonly ConditionalWeakTable<Compilation, IReadOnlyList<IMethodSymbol>> Known = new();

    internal static IReadOnlyList<IMethodSymbol> Of(LayerView layer, Compilation compilation, CancellationToken cancellation)
    {
        var methods = layer.IsAdopted
            ? All(compilation, cancellation).Where(method => method.ReturnType.Is(layer.Type))
            : layer.Type.GetMembers().OfType<IMethodSymbol>();
        return [.. methods.Where(static method => method.Has(Mark + "Attribute"))];
    }

    /// <summary>Every static method of the project that looks marked; only files that say the word are looked through.</summary>
    internal static IReadOnlyList<IMethodSymbol> All(Compilation compilation, CancellationToken cancellation)
    {
        if (Known.TryGetValue(compilation, out var known))
            return known;
        var found = new List<IMethodSymbol>();
        foreach (var file in compilation.SyntaxTrees.Where(static file => FileTexts.Mentions(file, Mark)))
        {
            var model = SemanticModels.Of(compilation, file);
            foreach (var method in file.GetRoot(cancellation).DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (method.AttributeLists.Count > 0 && method.Modifiers.Any(SyntaxKind.StaticKeyword)
                    && model.GetDeclaredSymbol(method, cancellation) is { } symbol)
                    found.Add(symbol);
            }
        }

        return Known.GetValue(compilation, _ => found);
    }
}
