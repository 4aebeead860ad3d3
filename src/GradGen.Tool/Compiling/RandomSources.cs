using GradGen.Generator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Compiling;

/// <summary>
/// The random generators that a project makes, in static fields and wherever else a check could not seed them: others are compiled in
/// their place that begin anew before every Forward.
/// </summary>
internal static class RandomSources
{
    private const string Repeatable = "global::GradGen.Harness.RepeatableRandom";

    /// <summary>The compilation with generators that repeat themselves; every line keeps its number.</summary>
    internal static CSharpCompilation Repeating(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var repeating = compilation;
        foreach (var tree in compilation.SyntaxTrees)
        {
            // Most files make none, and need no model.
            if (!tree.GetText(cancellation).ToString().Contains("Random", StringComparison.Ordinal))
                continue;
            var model = SemanticModels.Of(compilation, tree);
            TextChange[] changes = [.. tree.GetRoot(cancellation).DescendantNodes().Select(node => Change(node, model, cancellation)).OfType<TextChange>()];
            if (changes.Length > 0)
                repeating = repeating.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText(cancellation).WithChanges(changes)));
        }

        return repeating;
    }

    private static TextChange? Change(SyntaxNode node, SemanticModel model, CancellationToken cancellation) => node switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments, Initializer: null } creation
            when model.GetTypeInfo(creation, cancellation).Type is { } type && Argument.IsRandom(type) =>
            new TextChange(TextSpan.FromBounds(creation.SpanStart, arguments.SpanStart), Repeatable + ".Make"),
        // A class of the project's own that is a generator starts over as well.
        SimpleBaseTypeSyntax { Type: var inherited } when model.GetTypeInfo(inherited, cancellation).Type is { } type && Argument.IsRandom(type) =>
            new TextChange(inherited.Span, Repeatable),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Shared" } shared
            when model.GetSymbolInfo(shared, cancellation).Symbol is IPropertySymbol { ContainingType: var owner } && Argument.IsRandom(owner) =>
            new TextChange(shared.Span, Repeatable + ".Common"),
        _ => null,
    };
}
