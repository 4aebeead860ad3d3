using GradGen.Generator.Rules;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Output;

/// <summary>What is said of the diagnostics that a layer can have.</summary>
internal static class Rules
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        new LayerAnalyzer().SupportedDiagnostics.ToDictionary(static descriptor => descriptor.Id);

    internal static string TitleOf(string id) => ById[id].Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
