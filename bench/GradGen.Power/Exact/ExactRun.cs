extern alias Internals;
using System.Diagnostics;
using Internals::GradGen.Generator.Exact;
using Internals::GradGen.Generator.Layers;
using Microsoft.CodeAnalysis;

namespace GradGen.Power.Exact;

/// <summary>Runs the exact check as the analyzer does.</summary>
internal static class ExactRun
{
    /// <summary>The layers of a compilation that can be run, apart from those of namespaces that name no file.</summary>
    internal static IEnumerable<LayerReading> Layers(Compilation compilation) =>
        compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(static type => type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "GradCheckableAttribute"))
            .Select(type => LayerReader.Read(type, compilation, CancellationToken.None))
            .Where(static layer => layer is { Model.Harness.Samples.Count: > 0, Anatomy: { Forward: not null, Backward: not null } });

    /// <summary>Checks a layer, and says how long that took.</summary>
    internal static (ExactResult Result, double Milliseconds) Check(LayerReading layer, int seed = 1)
    {
        var watch = Stopwatch.StartNew();
        var result = LayerCheck.Run(layer, LayerCheck.MachineOf(layer), seed);
        return (result, watch.Elapsed.TotalMilliseconds);
    }

    /// <summary>Whether a statement begins at or before a line, counted from 0, and its own part ends behind it.</summary>
    internal static bool IsOn(SyntaxNode statement, int line)
    {
        var lines = statement.SyntaxTree.GetLineSpan(statement.Span);
        // Of a statement with others inside, its head.
        var inner = statement.ChildNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.StatementSyntax>().FirstOrDefault();
        var end = inner is null
            ? lines.EndLinePosition.Line
            : statement.SyntaxTree.GetLineSpan(inner.GetFirstToken().GetPreviousToken().Span).EndLinePosition.Line;
        return lines.StartLinePosition.Line <= line && line <= end;
    }
}
