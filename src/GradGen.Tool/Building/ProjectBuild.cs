using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace GradGen.Tool.Building;

/// <summary>What came of a build.</summary>
/// <param name="Calls">How each project was compiled, those that others reference first.</param>
/// <param name="Errors">What the build said of what failed.</param>
/// <param name="Packages">The assemblies in the packages of those that were not compiled.</param>
internal sealed record BuildResult(IReadOnlyList<CompilerCall> Calls, IReadOnlyList<string> Errors, IReadOnlyList<string> Packages);

/// <summary>
/// Builds projects as <c>dotnet build</c> does, but into a temporary folder. What is to be known of the build comes from targets that
/// it imports, so that one build of a solution tells of every project in it.
/// </summary>
internal static partial class ProjectBuild
{
    private const int MostRounds = 4;

    /// <summary>Builds.</summary>
    /// <param name="target">What to build.</param>
    /// <param name="scratch">Where.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static async Task<BuildResult> RunAsync(BuildTarget target, Scratch scratch, CancellationToken cancellation)
    {
        foreach (var name in (string[])["gradgen.props", "gradgen.targets", "gradgen.crosstargeting.targets"])
        {
            using var content = typeof(ProjectBuild).Assembly.GetManifestResourceStream(name)!;
            using var file = File.Create(scratch.Path(name));
            await content.CopyToAsync(file, cancellation);
        }

        scratch.NewFolder("calls");
        var entry = target.Files.Count == 1 ? target.Files[0] : WriteTraversal(target.Files, scratch);
        var (isBuilt, output) = await DotnetBuildAsync(entry, target.Folder, target.Project, [], scratch, cancellation);
        if (isBuilt)
            return new BuildResult(Calls(scratch), [], []);

        // The folder's global.json may ask for an SDK that is not here; from elsewhere the newest is taken.
        var folder = target.Folder;
        if (output.Contains("global.json", StringComparison.Ordinal) && Calls(scratch).Count == 0)
        {
            folder = scratch.Folder;
            (isBuilt, output) = await DotnetBuildAsync(entry, folder, target.Project, [], scratch, cancellation);
        }

        // One package that is not to be had, or one project that cannot be built, leaves a whole solution without a build.
        var missing = MissingIn(output);
        if (!isBuilt && (missing.Length > 0 || (target.Projects.Count > 1 && Calls(scratch).Count < target.Projects.Count)))
            await BuildWithoutAsync(WriteTraversal(target.Projects, scratch), folder, target.Project, missing, scratch, cancellation);
        var calls = Calls(scratch);
        var packages = await PackagesAsync(target.Projects.Where(file => !calls.Any(call => BuildTarget.IsSame(call.Project, file))), scratch, cancellation);
        return new BuildResult(calls, isBuilt ? [] : ErrorsIn(output), packages);
    }

    // Those that can be had; the others' absence shows where the sources are compiled.
    private static async Task<IReadOnlyList<string>> PackagesAsync(IEnumerable<string> projects, Scratch scratch, CancellationToken cancellation)
    {
        if (ProjectPackages.Write(projects, scratch) is not { } file)
            return [];
        var (isBuilt, output) = await DotnetBuildAsync(file, scratch.Folder, null, [], scratch, cancellation);
        if (!isBuilt && MissingIn(output) is { Length: > 0 } missing)
            await BuildWithoutAsync(file, scratch.Folder, null, missing, scratch, cancellation);
        return Calls(scratch).FirstOrDefault(call => call.Project == file) is { } call ? ProjectPackages.FilesOf(call) : [];
    }

    // Where one package is missing, another that it hid may be missing too.
    private static async Task BuildWithoutAsync(
        string file, string folder, string? asked, string[] missing, Scratch scratch, CancellationToken cancellation)
    {
        string[] without = [];
        for (var round = 0; round < MostRounds && (round == 0 || missing.Except(without).Any()); round++)
        {
            without = [.. without.Union(missing)];
            missing = MissingIn((await DotnetBuildAsync(file, folder, asked, without, scratch, cancellation)).Output);
        }
    }

    private static string[] MissingIn(string output) => [.. MissingPackage().Matches(output).Select(static match => match.Groups[1].Value).Distinct()];

    // A project is compiled after those that it references.
    private static IReadOnlyList<CompilerCall> Calls(Scratch scratch)
    {
        FileInfo[] files = new DirectoryInfo(scratch.Path("calls")).GetFiles();
        var compiled = files.Where(static file => file.Extension == ".call");
        var attempted = files.Where(file => file.Extension == ".attempt" && !File.Exists(Path.ChangeExtension(file.FullName, ".call")));
        return [.. compiled.Concat(attempted).OrderBy(static call => call.LastWriteTimeUtc).Select(static call => CompilerCall.Read(call.FullName))];
    }

    [GeneratedRegex(@"error NU110[1-3]: Unable to find (?:a stable )?package ([\w.-]*\w)")]
    private static partial Regex MissingPackage();

    private static async Task<(bool IsBuilt, string Output)> DotnetBuildAsync(
        string file, string folder, string? asked, string[] without, Scratch scratch, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            ArgumentList =
            {
                "build", file, "-v", "q", "-nologo", "-clp:NoSummary", "-nodeReuse:false", "-tl:off",
                // What would stop a build that compiles, and analyzers, of which only generators matter.
                "-p:TreatWarningsAsErrors=false", "-p:MSBuildTreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:NuGetAudit=false",
                "-p:RestoreLockedMode=false", "-p:GeneratePackageOnBuild=false", "-p:UseAppHost=false",
            },
        };
        // As environment variables, to which the SDK adds its own; a property of the command line it could not add to.
        start.Environment["CustomAfterDirectoryBuildProps"] = scratch.Path("gradgen.props");
        start.Environment["CustomBeforeMicrosoftCommonTargets"] = scratch.Path("gradgen.targets");
        start.Environment["CustomBeforeMicrosoftCommonCrossTargetingTargets"] = scratch.Path("gradgen.crosstargeting.targets");
        start.Environment["GradGenFolder"] = scratch.Folder;
        start.Environment["GradGenProject"] = asked ?? string.Empty;
        start.Environment["GradGenWithout"] = string.Join(';', without);
        start.Environment["GradGenNewest"] = Environment.Version.Major.ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Of the tool's own run, where `dotnet run` started it.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode == 0, output.ToString());

        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.AppendLine(line.Data);
        }
    }

    // Several projects without a solution: each by itself, so that one that cannot be restored or built stops no other.
    private static string WriteTraversal(IReadOnlyList<string> files, Scratch scratch)
    {
        var traversal = scratch.Path("all.proj");
        var projects = string.Join(';', files.Select(SecurityElement.Escape));
        File.WriteAllText(traversal, $"""
            <Project DefaultTargets="Build">
              <Target Name="Restore" />
              <Target Name="Build">
                <!-- With a property of its own, so that what was restored is read anew for the build. -->
                <MSBuild Projects="{projects}" Targets="Restore" Properties="MSBuildRestoreSessionId=gradgen" ContinueOnError="true" />
                <MSBuild Projects="{projects}" Targets="Build" ContinueOnError="true" BuildInParallel="true" />
              </Target>
            </Project>
            """);
        return traversal;
    }

    // The errors, each once: a project of several targets has them several times. What has none is shown as it is.
    private static IReadOnlyList<string> ErrorsIn(string output)
    {
        string[] lines = [.. output.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];
        string[] errors = [.. lines
            .Where(static line => line.Contains(": error ", StringComparison.Ordinal)
            || line.StartsWith("error ", StringComparison.Ordinal))
            .Select(static line => line.EndsWith(']') && line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var project ? line[..project] : line)
            .Distinct()];
        return errors.Length > 0 ? errors : lines;
    }
}
