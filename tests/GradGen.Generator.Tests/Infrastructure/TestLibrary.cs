using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>How a compilation sees a library.</summary>
public enum LibraryKind
{
    /// <summary>A compiled file, as a build passes it: metadata only.</summary>
    Image,

    /// <summary>Another compilation, as an IDE passes a project reference.</summary>
    Compilation,
}

/// <summary>A referenced project, with the code that GradGen generates for it. The same object stands for the same reference.</summary>
public sealed class TestLibrary
{
    private readonly Lazy<GeneratorRun> _run;
    private readonly Lazy<MetadataReference> _reference;

    public TestLibrary(TestProject project, LibraryKind kind = LibraryKind.Image)
    {
        _run = new(() => GeneratorTest.Run(project));
        _reference = new(() => kind == LibraryKind.Compilation
            ? Run.Output.ToMetadataReference()
            : MetadataReference.CreateFromImage(ImmutableArray.Create(Run.Emit()), filePath: $"/libraries/{project.Name}.dll"));
    }

    internal GeneratorRun Run => _run.Value;

    internal MetadataReference Reference => _reference.Value;
}
