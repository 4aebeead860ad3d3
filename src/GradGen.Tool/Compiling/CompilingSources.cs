using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Compiling;

/// <summary>Of sources that were never meant to be compiled together, those that can be.</summary>
internal static class CompilingSources
{
    /// <summary>Leaves out files with errors until none is left, and gives the first error of each.</summary>
    internal static (ProjectCompilation Project, IReadOnlyList<string> Errors) Of(ProjectCompilation project, CancellationToken cancellation)
    {
        var compilation = project.Compilation;
        var told = new List<string>();
        while (true)
        {
            var errors = compilation.GetDiagnostics(cancellation)
                .Where(static diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Location.SourceTree: not null }).ToLookup(static diagnostic => diagnostic.Location.SourceTree!);
            if (errors.Count == 0)
                return (project.With(compilation), told);
            told.AddRange(errors.Select(static inFile => inFile.First().ToString()));
            compilation = compilation.RemoveSyntaxTrees(errors.Select(static inFile => inFile.Key));
        }
    }
}
