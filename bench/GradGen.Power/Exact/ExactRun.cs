extern alias Internals;
using GradGen.GeneratorBench;
using Internals::GradGen.Generator.Exact;
using Internals::GradGen.Generator.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Power.Exact;

/// <summary>Runs the exact check as the analyzer does.</summary>
internal static class ExactRun
{
    private const int Rounds = 3;

    /// <summary>The layers of a compilation that can be run, apart from those of namespaces that name no file.</summary>
    internal static IEnumerable<LayerReading> Layers(Compilation compilation) =>
        compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(static type => type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "GradCheckableAttribute"))
            .Select(type => LayerReader.Read(type, compilation, CancellationToken.None))
            .Where(static layer => layer is { Model.Harness.Samples.Count: > 0, Anatomy: { Forward: not null, Backward: not null } });

    /// <summary>Checks a layer.</summary>
    internal static ExactResult Check(LayerReading layer, int seed = 1) => LayerCheck.Run(layer, LayerCheck.MachineOf(layer), seed);

    /// <summary>
    /// The shortest time of a check in some rounds, in milliseconds of its thread. In each the layer is read anew, so that what is bound
    /// is what the reading alone has bound, as at every edit.
    /// </summary>
    internal static double Time(LayerReading layer) => Enumerable.Range(0, Rounds).Min(_ =>
    {
        var read = LayerReader.Read(layer.Anatomy!.Type, layer.Anatomy.Sources.Compilation, CancellationToken.None);
        var before = ThreadClock.Milliseconds;
        Check(read);
        return ThreadClock.Milliseconds - before;
    });

    /// <summary>Whether a statement begins at or before a line, counted from 0, and its own part ends behind it.</summary>
    internal static bool IsOn(SyntaxNode statement, int line)
    {
        var lines = statement.SyntaxTree.GetLineSpan(statement.Span);
        // Of a statement with others inside, its head.
        var inner = statement.ChildNodes().OfType<StatementSyntax>().FirstOrDefault();
        var end = inner is null
            ? lines.EndLinePosition.Line
            : statement.SyntaxTree.GetLineSpan(inner.GetFirstToken().GetPreviousToken().Span).EndLinePosition.Line;
        return lines.StartLinePosition.Line <= line && line <= end;
    }

    /// <summary>Whether a statement is next to where another is missing, or is the loop or choice around it.</summary>
    internal static bool IsBeside(SyntaxNode statement, LinePosition gap)
    {
        var position = statement.SyntaxTree.GetText().Lines.GetPosition(gap);
        var block = statement.SyntaxTree.GetRoot().DescendantNodes().OfType<BlockSyntax>()
            .LastOrDefault(block => block.SpanStart <= position && position <= block.CloseBraceToken.SpanStart);
        return block is not null && (statement == block || statement == block.Parent || statement == block.Parent?.Parent && block.Parent is ElseClauseSyntax
            || statement == block.Statements.LastOrDefault(one => one.Span.End <= position)
            || statement == block.Statements.FirstOrDefault(one => one.SpanStart >= position));
    }
}
