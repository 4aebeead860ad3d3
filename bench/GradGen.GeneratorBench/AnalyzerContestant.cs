using System.Collections.Immutable;
using System.Reflection;
using GradGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.GeneratorBench;

/// <summary>Analyzers that are measured together.</summary>
internal sealed record AnalyzerContestant(string Name, Func<ImmutableArray<DiagnosticAnalyzer>> Create)
{
    /// <summary>The MSBuild properties that the analyzers see, by name.</summary>
    internal ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    internal static AnalyzerContestant[] All { get; } =
    [
        // Every analysis declares and binds everything, whoever asks.
        new("nothing", static () => [new NothingAnalyzer()]),
        new(Contestant.Ours, Ours),
        new(Contestant.Ours + " by reading alone", Ours) { Properties = ImmutableDictionary<string, string>.Empty.Add("build_property.GradGenExact", "false") },
        // Members that could be static: on by default, and like ours it asks what a body touches.
        new("CA1822", static () => [FromSdk("Microsoft.CodeQuality.Analyzers.QualityGuidelines.MarkMembersAsStaticAnalyzer")]),
    ];

    private static ImmutableArray<DiagnosticAnalyzer> Ours() => [.. typeof(GradGenGenerator).Assembly.GetTypes()
        .Where(static type => type.IsDefined(typeof(DiagnosticAnalyzerAttribute))).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static DiagnosticAnalyzer FromSdk(string name)
    {
        var path = typeof(Contestant).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "Microsoft.CodeAnalysis.CSharp.NetAnalyzers").Value!;
        Assembly.LoadFrom(path);
        var shared = Assembly.LoadFrom(Path.Combine(Path.GetDirectoryName(path)!, "Microsoft.CodeAnalysis.NetAnalyzers.dll"));
        return (DiagnosticAnalyzer)Activator.CreateInstance(shared.GetType(name, throwOnError: true)!)!;
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class NothingAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("GG9999", "Nothing", "Nothing", "GradGen", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(static _ => { }, SymbolKind.NamedType);
        }
    }
}
