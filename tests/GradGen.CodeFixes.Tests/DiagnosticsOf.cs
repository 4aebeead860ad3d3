using System.Collections.Immutable;
using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.CodeFixes.Tests;

/// <summary>What GradGen's analyzers report of a compilation.</summary>
internal static class DiagnosticsOf
{
    internal static ImmutableArray<Diagnostic> All(Compilation compilation) =>
        new CompilationWithAnalyzers(compilation, GradGenAssembly.CreateAnalyzers(), new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
}
