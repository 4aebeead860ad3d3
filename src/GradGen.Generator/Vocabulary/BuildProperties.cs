using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Generator.Vocabulary;

/// <summary>What a project file may say: <c>&lt;GradGenTests&gt;none&lt;/GradGenTests&gt;</c>.</summary>
internal static class BuildProperties
{
    internal const string Tests = "GradGenTests";
    internal const string Harness = "GradGenHarness";
    internal const string Exact = "GradGenExact";

    /// <summary>Whether a property has a value.</summary>
    internal static bool Has(this AnalyzerConfigOptionsProvider options, string property, string value) =>
        options.GlobalOptions.TryGetValue("build_property." + property, out var given) && string.Equals(given, value, StringComparison.OrdinalIgnoreCase);
}
