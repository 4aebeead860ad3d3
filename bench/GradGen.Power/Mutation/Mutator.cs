using GradGen.Tool.Mutation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Power.Mutation;

/// <summary>Makes of a layer every mutant: one mistake each, in the code that only Backward runs.</summary>
internal static class Mutator
{
    /// <summary>The mutants of a layer in the order of its lines; those that do not compile are among them.</summary>
    internal static IReadOnlyList<Mutant> Mutants(CorpusLayer layer, CSharpCompilation corpus)
    {
        var tree = corpus.SyntaxTrees.Single(tree => tree.FilePath == layer.Name + ".cs");
        var nodes = BackwardRegion.Of(tree.GetRoot())
            .SelectMany(method => (IEnumerable<SyntaxNode>)[.. method.Body?.DescendantNodes() ?? [], .. method.ExpressionBody?.DescendantNodes() ?? []]);
        return [.. MistakeMaker.In(nodes, corpus.GetSemanticModel(tree)).Select(mistake =>
        {
            var isDropped = mistake.NewText == ";";
            var place = tree.GetLineSpan(mistake.Span).StartLinePosition;
            return new Mutant(layer, mistake.Kind, place.Line + 1, Change(layer.Text, mistake),
                (isDropped ? mistake with { NewText = WithoutTrace(tree, mistake) } : mistake).In(layer.Text), isDropped ? place : null);
        })];
    }

    // Nobody leaves the semicolon of a statement that is missing.
    private static string WithoutTrace(SyntaxTree tree, Mistake mistake) =>
        tree.GetRoot().FindNode(mistake.Span).Parent is BlockSyntax ? string.Empty : "{ }";

    // The line as it was and as it is.
    private static string Change(string text, Mistake mistake)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, mistake.Span.Start - 1)) + 1;
        var end = text.IndexOf('\n', mistake.Span.Start);
        var inLine = Math.Min(mistake.Span.End, end);
        var old = text[mistake.Span.Start..inLine] + (inLine < mistake.Span.End ? "…" : string.Empty);
        var before = text[start..mistake.Span.Start].TrimStart();
        return mistake.NewText.Length == 0 || mistake.NewText == ";"
            ? $"{before}⟦{old}⟧ dropped"
            : $"{before}⟦{old} → {mistake.NewText}⟧{text[inLine..end]}";
    }
}
