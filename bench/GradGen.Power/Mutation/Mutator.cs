using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Power.Mutation;

/// <summary>Makes every mistake that it knows, one at a time, in the code that only Backward runs.</summary>
internal static class Mutator
{
    private static readonly Func<SyntaxNode, SemanticModel, IEnumerable<Mistake>>[] Operators =
    [
        Arithmetic.Operators, Arithmetic.Signs, Arithmetic.Constants, Indices.Shifted, Indices.Transposed, Statements.LoopBounds,
        Statements.Dropped, Statements.Assignments, Names.Others, Conditions.Comparisons, Functions.Others,
    ];

    /// <summary>The mutants of a layer in the order of its lines; those that do not compile are among them.</summary>
    internal static IReadOnlyList<Mutant> Mutants(CorpusLayer layer, CSharpCompilation corpus)
    {
        var tree = corpus.SyntaxTrees.Single(tree => tree.FilePath == layer.Name + ".cs");
        var model = corpus.GetSemanticModel(tree);
        var mistakes = BackwardRegion.Of(tree.GetRoot())
            .SelectMany(method => (IEnumerable<SyntaxNode>)[.. method.Body?.DescendantNodes() ?? [], .. method.ExpressionBody?.DescendantNodes() ?? []])
            .SelectMany(node => Operators.SelectMany(mistakes => mistakes(node, model)));
        var made = new HashSet<string> { layer.Text };
        var mutants = new List<Mutant>();
        foreach (var mistake in mistakes.OrderBy(static mistake => mistake.Span.Start).ThenBy(static mistake => mistake.Kind))
        {
            var text = layer.Text.Remove(mistake.Span.Start, mistake.Span.Length).Insert(mistake.Span.Start, mistake.NewText);
            if (made.Add(text))
                mutants.Add(new Mutant(layer, mistake.Kind, tree.GetLineSpan(mistake.Span).StartLinePosition.Line + 1, Change(layer.Text, mistake), text));
        }

        return mutants;
    }

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
