using GradGen.Generator.Exact.Points;
using GradGen.Generator.Exact.Repairs;
using GradGen.Generator.Interpretation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Generator.Exact;

/// <summary>Gradients that are given as Backward made them, all zero.</summary>
internal sealed class EmptyGradients(Func<SyntaxNode, bool> isOfLayer)
{
    private readonly Dictionary<string, SyntaxNode?> _makers = new(StringComparer.Ordinal);

    /// <summary>Looks at a point.</summary>
    internal void Take(Trace trace, ExactPoint point)
    {
        foreach (var block in point.Components.GroupBy(static component => component.Block))
        {
            var makers = block.Select(component => component.Made == 0 ? null : MakerOf(trace, component.Made)).Distinct().ToArray();
            var isMade = makers.Length == 1 && (!_makers.TryGetValue(block.Key, out var known) || known == makers[0]);
            _makers[block.Key] = isMade ? makers[0] : null;
        }
    }

    /// <summary>The statement that made such a gradient; null where there is none.</summary>
    internal Culprit? Found(IEnumerable<string> wrong) =>
        wrong.Select(Found).FirstOrDefault(static culprit => culprit is not null);

    private Culprit? Found(string block) => _makers.TryGetValue(block, out var maker) && maker is not null
        ? new Culprit(maker, [block]) { Reason = "makes an array that nothing is written to" } : null;

    // A constructor makes what it was called for.
    private SyntaxNode? MakerOf(Trace trace, int made) => trace.Calls.StatementsTo(trace.Tape.PointOf(made)).Select(number => trace.Statements[number])
        .OfType<SyntaxNode>().FirstOrDefault(statement => isOfLayer(statement) && !trace.Statements.RanBefore(statement)
            && statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() is MethodDeclarationSyntax or PropertyDeclarationSyntax);
}
