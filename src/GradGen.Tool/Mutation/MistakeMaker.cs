using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Mutation;

/// <summary>Makes every mistake that it knows, one at a time.</summary>
internal static class MistakeMaker
{
    private static readonly Func<SyntaxNode, SemanticModel, IEnumerable<Mistake>>[] Operators =
    [
        Arithmetic.Operators, Arithmetic.Signs, Arithmetic.Constants, Indices.Shifted, Indices.Transposed, Statements.LoopBounds,
        Statements.Dropped, Statements.Assignments, Names.Others, Conditions.Comparisons, Functions.Others,
    ];

    /// <summary>The mistakes in some nodes of a file, in the order of its lines; those that do not compile are among them.</summary>
    internal static IReadOnlyList<Mistake> In(IEnumerable<SyntaxNode> nodes, SemanticModel model)
    {
        var text = model.SyntaxTree.ToString();
        var made = new HashSet<string> { text };
        return [.. nodes.SelectMany(node => Operators.SelectMany(mistakes => mistakes(node, model)))
            .OrderBy(static mistake => mistake.Span.Start).ThenBy(static mistake => mistake.Kind)
            .Where(mistake => made.Add(mistake.In(text)))];
    }
}
