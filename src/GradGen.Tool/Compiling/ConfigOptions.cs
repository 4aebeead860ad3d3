using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Compiling;

/// <summary>What a project's .editorconfig files and its build tell generators, but that GradGen is to write no tests, and all of the harness.</summary>
internal sealed class ConfigOptions(AnalyzerConfigSet configs) : AnalyzerConfigOptionsProvider
{
    private static readonly ImmutableDictionary<string, string> Ours = ImmutableDictionary.CreateRange<string, string>(
        AnalyzerConfigOptions.KeyComparer,
        [new("build_property.GradGenTests", "none"), new("build_property.GradGenHarness", "true"), new("build_property.GradGenExact", "true")]);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(configs.GlobalConfigOptions.AnalyzerOptions.SetItems(Ours));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Of(tree.FilePath);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Of(textFile.Path);

    /// <summary>Those of the files that a compiler is told of.</summary>
    internal static ConfigOptions Read(IEnumerable<string> files) =>
        new(AnalyzerConfigSet.Create(files.Where(File.Exists)
            .Select(static file => AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(file)), file)).ToArray()));

    private Values Of(string path) => new(configs.GetOptionsForSourcePath(path).AnalyzerOptions.SetItems(Ours));

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
