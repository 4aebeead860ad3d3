using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>A project as a user has one, in memory: its files, its settings and what it references. A string is a project of one file.</summary>
public sealed record TestProject(params string[] Sources)
{
    /// <summary>The assembly's name.</summary>
    public string Name { get; init; } = "Tested";

    /// <summary>C# 12 is the newest that the oldest compiler promised knows.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public bool AllowUnsafe { get; init; }

    public TestFramework Framework { get; init; } = TestFramework.None;

    /// <summary>References besides.</summary>
    public ImmutableArray<MetadataReference> Others { get; init; } = [];

    /// <summary>MSBuild properties such as GradGenTests, by name.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<TestLibrary> Libraries { get; init; } = [];

    public static implicit operator TestProject(string source) => new(source);

    /// <summary>The same project with one more MSBuild property.</summary>
    public TestProject With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    /// <summary>The same project with another text in one of its files.</summary>
    public TestProject Edit(int file, string text) => this with { Sources = [.. Sources[..file], text, .. Sources[(file + 1)..]] };

    internal CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    /// <summary>What the compiler sees; files and references that did not change since an earlier compilation are the very same objects.</summary>
    internal CSharpCompilation Compile(CSharpCompilation? earlier = null)
    {
        var known = (earlier?.SyntaxTrees ?? []).ToDictionary(tree => tree.FilePath);
        var trees = Sources.Select((text, index) => Parse($"/{Name}/File{index}.cs", text, known));
        var references = References.Framework
            .AddRange(References.Of(Framework))
            .AddRange(Others)
            .AddRange(Libraries.Select(library => library.Reference));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullable, warningLevel: 9999, allowUnsafe: AllowUnsafe);
        return CSharpCompilation.Create(Name, trees, references, options);
    }

    private SyntaxTree Parse(string path, string text, Dictionary<string, SyntaxTree> known) =>
        known.TryGetValue(path, out var tree) && tree.ToString() == text && tree.Options.Equals(ParseOptions)
            ? tree
            : CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);
}
