using GradGen.Generator.Layers;
using GradGen.Generator.Symbols;
using GradGen.Tool.Annotating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Tool.Mutants;

/// <summary>
/// The methods that only the gradients of a layer need: its Backward, what completes it, and what these alone call. What Forward calls too
/// is not among them, since a mistake there is one of both; nor are the methods of other layers, which are checked by themselves.
/// </summary>
internal sealed class GradientMethods(AnnotatedProject project, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    /// <summary>Those of a layer that stand in the project's sources.</summary>
    internal IReadOnlyList<MethodDeclarationSyntax> Of(LayerAnatomy layer)
    {
        if (layer is not { Forward: { } forward, Backward: { } backward })
            return [];
        var own = layer.Type.WithBases().SelectMany(static part => part.GetMembers()).ToArray();
        // What a constructor, a field or a property calls, any method may rely on.
        var shared = Reached(own.Where(static member => member is not IMethodSymbol method || IsConstructor(method)).Append(forward.Method), layer.Type);
        return [.. Reached(backward.After.Select(static call => call.Method).Prepend(backward.Method), layer.Type)
            .Where(method => !shared.Contains(method)).OfType<IMethodSymbol>()
            .Where(method => method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation && IsOf(method.ContainingType, layer.Type))
            .SelectMany(Syntax).OfType<MethodDeclarationSyntax>().Where(MethodVersions.CanHave)];
    }

    private static bool IsConstructor(IMethodSymbol method) => method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor;

    private static bool IsOf(INamedTypeSymbol type, INamedTypeSymbol layer) => type.IsPartOf(layer) || !type.Has(AttributeReader.GradCheckable);

    private HashSet<ISymbol> Reached(IEnumerable<ISymbol> from, INamedTypeSymbol layer)
    {
        var reached = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<ISymbol>(from.Select(static member => member.OriginalDefinition).Where(reached.Add));
        while (open.TryDequeue(out var member))
        {
            foreach (var used in Syntax(member).SelectMany(Used).Select(used => (used.OverrideIn(layer) ?? used).OriginalDefinition).Where(reached.Add))
                open.Enqueue(used);
        }

        return reached;
    }

    private IEnumerable<ISymbol> Used(SyntaxNode code)
    {
        var model = ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes())
        {
            if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax))
                continue;
            switch (model.GetSymbolInfo(node, cancellation).Symbol)
            {
                case IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method:
                    yield return method.ReducedFrom ?? method;
                    break;
                case IPropertySymbol property:
                    yield return property;
                    break;
            }
        }
    }

    // Of the project's own sources; what generators write is nobody's mistake.
    private IEnumerable<SyntaxNode> Syntax(ISymbol member) =>
        Declared.SyntaxOf(member).Where(reference => project.Sources.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(cancellation));

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
            _models.Add(tree, model = SemanticModels.Of(project.Complete, tree));
        return model;
    }
}
