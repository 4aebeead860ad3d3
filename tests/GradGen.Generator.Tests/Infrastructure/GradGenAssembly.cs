using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>The generator and all analyzers, found as a compiler finds them, so that a new one is tested without being listed.</summary>
internal static class GradGenAssembly
{
    private static readonly Assembly Assembly = Assembly.Load("GradGen.Generator");

    internal static ImmutableArray<IIncrementalGenerator> CreateGenerators() => Create<IIncrementalGenerator, GeneratorAttribute>();

    internal static ImmutableArray<DiagnosticAnalyzer> CreateAnalyzers() => Create<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>();

    private static ImmutableArray<T> Create<T, TAttribute>()
        where TAttribute : Attribute =>
        [.. Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type) && type.IsDefined(typeof(TAttribute)))
            .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!)];
}
