using System.Text;
using GradGen.Tool.Annotating;
using GradGen.Tool.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tool.Mutants;

/// <summary>A project with a version of its methods for each mutant, compiled to one file.</summary>
/// <param name="File">The assembly; null where none of them compiles.</param>
/// <param name="Compiled">The numbers of the mutants that are in it.</param>
internal sealed record MutantAssembly(string? File, IReadOnlySet<int> Compiled)
{
    // What one round leaves out hides nothing of the others; a few are for errors that are found late.
    private const int MostRounds = 6;

    /// <summary>Compiles what compiles of some mutants.</summary>
    internal static MutantAssembly Of(AnnotatedProject project, IEnumerable<Mutant> mutants, string folder, CancellationToken cancellation)
    {
        var kept = mutants.ToList();
        for (var round = 0; round < MostRounds && kept.Count > 0; round++)
        {
            var (file, errors) = project.Emit(Compilation(project, kept, cancellation), folder, cancellation);
            if (file is not null)
                return new MutantAssembly(file, kept.Select(static mutant => mutant.Number).ToHashSet());
            var rejected = errors.Select(static error => error.Location)
                .Select(location => location.SourceTree?.GetRoot(cancellation).FindNode(location.SourceSpan) is { } node ? MethodVersions.NumberAt(node) : null)
                .OfType<int>().ToHashSet();
            // An error in no version of its own is one of how versions are made: the file is left as it is.
            var files = errors.Select(static error => error.Location.SourceTree?.FilePath).ToHashSet();
            if (kept.RemoveAll(mutant => rejected.Contains(mutant.Number)) == 0
                && kept.RemoveAll(mutant => files.Contains(mutant.Method.SyntaxTree.FilePath)) == 0)
                break;
        }

        return new MutantAssembly(null, new HashSet<int>());
    }

    private static CSharpCompilation Compilation(AnnotatedProject project, List<Mutant> mutants, CancellationToken cancellation)
    {
        var compilation = project.Complete.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(SourceText.From(MutantSwitch.Source, Encoding.UTF8), project.Project.Parsing, "gradgen.mutants.cs"));
        foreach (var inFile in mutants.GroupBy(static mutant => mutant.Method.SyntaxTree))
        {
            var changes = inFile.GroupBy(static mutant => mutant.Method).OrderBy(static inMethod => inMethod.Key.SpanStart)
                .Select(static inMethod => new TextChange(inMethod.Key.Span, MethodVersions.Of(inMethod.Key, [.. inMethod])));
            compilation = compilation.ReplaceSyntaxTree(inFile.Key, inFile.Key.WithChangedText(inFile.Key.GetText(cancellation).WithChanges(changes)));
        }

        return compilation;
    }
}
