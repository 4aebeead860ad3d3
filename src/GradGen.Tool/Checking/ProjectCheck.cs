using System.Globalization;
using GradGen.Generator.Diagnostics;
using GradGen.Tool.Annotating;
using GradGen.Tool.Building;
using GradGen.Tool.Compiling;
using GradGen.Tool.Running;
using Microsoft.CodeAnalysis;

namespace GradGen.Tool.Checking;

/// <summary>Checks what a path means, from the build to the verdicts.</summary>
/// <param name="request">What to check, and how.</param>
/// <param name="scratch">Where to build.</param>
/// <param name="progress">Told what is being done.</param>
internal sealed class ProjectCheck(CheckRequest request, Scratch scratch, Action<string> progress)
{
    private readonly List<CheckedLayer> _layers = [];
    private readonly List<Unreached> _unreached = [];
    private readonly List<string> _errors = [];
    private readonly Dictionary<string, string> _annotated = [];
    // Sources of a project that cannot be built are compiled with each that references it, and checked once.
    private readonly HashSet<string> _checkedSources = [];

    /// <summary>Builds and checks projects.</summary>
    internal async Task<CheckResult> OfProjectsAsync(BuildTarget target, CancellationToken cancellation)
    {
        progress("Building");
        var build = await ProjectBuild.RunAsync(target, scratch, cancellation);
        _errors.AddRange(build.Errors);
        var loader = new GeneratorLoader();
        // What was compiled for several targets is checked for the one that this process can run best.
        foreach (var call in build.Calls.GroupBy(static call => call.Project)
            .Select(static project => project.OrderByDescending(static call => call.IsCompiled).ThenByDescending(static call => call.Rank).First()))
        {
            progress($"Reading {call.Name}");
            var project = ProjectCompilation.Of(call, _annotated, loader);
            await CheckAsync(call.IsCompiled ? project : Pruned(project, cancellation), IsAsked(target, call), cancellation);
        }

        foreach (var file in target.Projects.Where(file => !build.Calls.Any(call => BuildTarget.IsSame(call.Project, file))))
        {
            var parts = BuildTarget.WithReferenced(file).ToLookup(part => build.Calls.FirstOrDefault(call => BuildTarget.IsSame(call.Project, part)));
            var compiled = parts.Select(static part => part.Key).OfType<CompilerCall>()
                .SelectMany(static call => ProjectPackages.FilesOf(call).Append(call.Assembly)).Where(File.Exists)
                .Concat(build.Packages).DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
                .Where(assembly => !_annotated.ContainsKey(Path.GetFileNameWithoutExtension(assembly)));
            await CheckSourcesAsync(
                file, parts[null].SelectMany(BuildTarget.SourcesOf).Distinct(), [.. compiled], cancellation);
        }

        return new CheckResult(_layers, _unreached, _errors);
    }

    /// <summary>Checks sources that stand by themselves, as far as they compile.</summary>
    internal async Task<CheckResult> OfSourcesAsync(string folder, CancellationToken cancellation)
    {
        await CheckSourcesAsync(Path.Combine(folder, Path.GetFileName(folder)), BuildTarget.SourcesIn(folder), [], cancellation);
        return new CheckResult(_layers, _unreached, _errors);
    }

    private async Task CheckSourcesAsync(
        string project, IEnumerable<string> files, IReadOnlyList<string> packages, CancellationToken cancellation)
    {
        progress($"Compiling {Path.GetFileNameWithoutExtension(project)}");
        string[] sources = [.. files];
        await CheckAsync(Pruned(ProjectCompilation.OfSources(project, sources, packages, _annotated), cancellation), isAsked: true, cancellation);
        _checkedSources.UnionWith(sources);
    }

    private ProjectCompilation Pruned(ProjectCompilation project, CancellationToken cancellation)
    {
        var (pruned, errors) = Pruning.Of(project, cancellation);
        _errors.AddRange(errors.Where(error => !_errors.Contains(error)));
        return pruned;
    }

    // Of a solution all projects; of a project not those that it references, which are annotated since its layers may hold theirs.
    private static bool IsAsked(BuildTarget target, CompilerCall call) =>
        target.Project is null || BuildTarget.IsSame(call.Project, target.Project);

    private async Task CheckAsync(ProjectCompilation project, bool isAsked, CancellationToken cancellation)
    {
        // Its own runtime has a Forward and a Backward too.
        if (project.Compilation.AssemblyName is not { } name || name.StartsWith("GradGen.Runtime", StringComparison.Ordinal))
            return;
        var annotated = AnnotatedProject.Compile(project, scratch.Path("annotated", _annotated.Count.ToString(CultureInfo.InvariantCulture)), cancellation);
        if (annotated.File is null)
        {
            _errors.AddRange(annotated.Errors);
            if (isAsked)
                _unreached.AddRange(new ProjectLayers(annotated).Unbuilt(cancellation).Where(unreached => IsWanted(unreached.Name, unreached.Place)));
            return;
        }

        if (isAsked)
            await CheckAsync(new ProjectLayers(annotated), annotated, cancellation);
        if (annotated.Candidates.Count > 0)
            _annotated[name] = annotated.File;
    }

    private async Task CheckAsync(ProjectLayers layers, AnnotatedProject project, CancellationToken cancellation)
    {
        var call = project.Project.Call;
        _unreached.AddRange(layers.Unreached(cancellation).Where(unreached => IsWanted(unreached.Name, unreached.Place)));
        FoundLayer[] samples = [.. layers.Samples.Where(sample => IsWanted(sample.Name, Place(sample)))];
        if (samples.Length == 0)
            return;
        var references = project.Project.Compilation.References.OfType<PortableExecutableReference>()
            .Select(static reference => reference.FilePath).OfType<string>();
        var run = new RunRequest(
            project.File!, new Dictionary<string, string>(_annotated), call.Output, [.. references],
            [.. samples.Select(sample => new RequestedLayer(sample.Reflection, sample.Sample)
            {
                InDoubt = sample.Type is { } type ? layers.InDoubt(type, cancellation) : new Dictionary<string, string>(),
            })], request.Seed, request.IsFull, request.HasPages);
        var outcomes = await LayerRun.RunAsync(
            run, scratch.Path($"{call.Name}.{_annotated.Count}.json"), request.Limit, index => progress($"Checking {samples[index].Name}"), cancellation);
        var mistakes = request.Mutates
            ? await new MutationCheck(layers, project, run, request.Limit, progress, cancellation)
                .RunAsync(samples.Zip(outcomes), scratch.Path($"mutants.{_annotated.Count}"))
            : new Dictionary<FoundLayer, MadeMistakes>();
        foreach (var (sample, outcome) in samples.Zip(outcomes))
        {
            var place = Place(sample);
            if (outcome.IsWithoutSample)
                _unreached.Add(new Unreached(sample.Name, outcome.Why!, place));
            else
                _layers.Add(new CheckedLayer(sample.Name, call.Name, place, outcome)
                {
                    Blames = outcome.Verdict == Verdict.Fail && sample.Type is { } wrong ? Blames(layers, wrong, cancellation) : [],
                    Backward = request.HasPages && sample.Type is { } shown ? layers.Backward(shown, cancellation) : null,
                    Mistakes = mistakes.GetValueOrDefault(sample),
                });
        }

        FileLinePositionSpan? Place(FoundLayer sample) => sample.Type is { } type ? layers.Place(type.Locations[0]) : null;
    }

    private bool IsWanted(string name, FileLinePositionSpan? place) =>
        (place is not { } there || !_checkedSources.Contains(there.Path)) && IsNamed(name);

    private bool IsNamed(string name) =>
        request.Only is null
        || name.Split(',', '<')[0] is var plain && (plain == request.Only || plain.EndsWith("." + request.Only, StringComparison.Ordinal));

    private static Blame[] Blames(ProjectLayers layers, INamedTypeSymbol type, CancellationToken cancellation)
    {
        return [.. layers.Mistakes(type, cancellation)
            .Select(problem => layers.Place(problem.Location) is { } place ? new Blame(problem.Descriptor.Id, Words(problem), place) : null)
            .OfType<Blame>()];

        static string Words(LayerProblem problem) => problem.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture);
    }
}
