using GradGen.Generator.Symbols;
using GradGen.Tool.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace GradGen.Tool.Annotating;

/// <summary>A project whose layers are annotated, compiled to a file.</summary>
internal sealed class AnnotatedProject
{
    // Each round leaves out at least one type.
    private const int MostRounds = 50;

    private readonly Dictionary<string, string> _leftOut = [];

    private AnnotatedProject(ProjectCompilation project) => Project = project;

    internal ProjectCompilation Project { get; }

    /// <summary>The sources that were compiled.</summary>
    internal AnnotatedSources Sources { get; private set; } = null!;

    /// <summary>What was compiled, generated code included.</summary>
    internal CSharpCompilation Complete { get; private set; } = null!;

    /// <summary>The assembly; null where it could not be compiled.</summary>
    internal string? File { get; private set; }

    /// <summary>What the compiler said, where there is no assembly.</summary>
    internal IReadOnlyList<string> Errors { get; private set; } = [];

    /// <summary>The types that were annotated or are so by their author.</summary>
    internal IReadOnlyList<string> Candidates { get; private set; } = [];

    /// <summary>The error because of which a type is not annotated, by the name of the type.</summary>
    internal IReadOnlyDictionary<string, string> LeftOut => _leftOut;

    /// <summary>Annotates and compiles. A type that cannot be annotated is left out rather than the project.</summary>
    internal static AnnotatedProject Compile(ProjectCompilation project, string folder, CancellationToken cancellation)
    {
        var annotated = new AnnotatedProject(project);
        var found = LayerSearch.In(project.Compilation, cancellation).ToDictionary(ReflectionNames.Definition);
        annotated.Candidates = [.. found.Keys];
        Diagnostic[] errors = [];
        for (var round = 0; round < MostRounds; round++)
        {
            annotated.Sources = AnnotatedSources.Of(
                project.Compilation, [.. found.Where(type => !annotated._leftOut.ContainsKey(type.Key)).Select(static type => type.Value)], cancellation);
            annotated.Complete = (CSharpCompilation)project.Generate(annotated.Sources.Compilation, cancellation);
            (annotated.File, errors) = annotated.Emit(annotated.Complete, folder, cancellation);
            if (annotated.File is not null || !annotated.LeaveOut(errors, found.Keys))
                break;
        }

        annotated.Errors = [.. errors.Select(annotated.Show).Distinct()];
        return annotated;
    }

    /// <summary>Compiles the project, as it is or with other code in it; there is no file where there are errors.</summary>
    internal (string? File, Diagnostic[] Errors) Emit(CSharpCompilation compilation, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        compilation = RandomSources.Repeating(compilation, cancellation);
        var file = Path.Combine(folder, compilation.AssemblyName + ".dll");
        EmitResult result;
        using (var image = System.IO.File.Create(file))
        using (var symbols = System.IO.File.Create(Path.ChangeExtension(file, ".pdb")))
        {
            result = compilation.Emit(
                image, symbols, manifestResources: Project.Resources,
                    options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb),
                    cancellationToken: cancellation);
        }

        return result.Success ? (file, []) : (null, [.. result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)]);
    }

    // Whether an error is one of annotated types, which are then left out.
    private bool LeaveOut(Diagnostic[] errors, IReadOnlyCollection<string> names)
    {
        var before = _leftOut.Count;
        foreach (var error in errors)
        {
            if (TypeAt(error.Location) is not { } type)
                continue;
            for (var part = type; part is not null; part = part.ContainingType)
            {
                var name = ReflectionNames.Definition(part);
                if (names.Contains(name))
                    _leftOut.TryAdd(name, Show(error));
            }
        }

        return _leftOut.Count > before;
    }

    private INamedTypeSymbol? TypeAt(Location location) =>
        location.SourceTree is { } tree && Complete.ContainsSyntaxTree(tree)
            && tree.GetRoot().FindNode(location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            ? Complete.GetSemanticModel(tree).GetDeclaredSymbol(declaration)
            : null;

    // In the compiler's words, at the place in the file.
    private string Show(Diagnostic error)
    {
        var place = Sources.InFile(error.Location) is { } span
            ? $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): "
            : string.Empty;
        return $"{place}error {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
