using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text;

namespace GradGen.Tool.Building;

/// <summary>What came of a build.</summary>
/// <param name="Calls">How each project was compiled, those that others reference first.</param>
/// <param name="Errors">What the build said of what failed.</param>
internal sealed record BuildResult(IReadOnlyList<CompilerCall> Calls, IReadOnlyList<string> Errors);

/// <summary>
/// Builds projects as <c>dotnet build</c> does, but into a temporary folder. What is to be known of the build comes from targets that
/// it imports, so that one build of a solution tells of every project in it.
/// </summary>
internal static class ProjectBuild
{
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

        var calls = scratch.NewFolder("calls");
        var entry = target.Files.Count == 1 ? target.Files[0] : WriteTraversal(target.Files, scratch);
        var (isBuilt, output) = await DotnetBuildAsync(entry, target.Folder, target.Files, scratch, cancellation);
        // The folder's global.json may ask for an SDK that is not here; from elsewhere the newest is taken.
        if (!isBuilt && output.Contains("global.json", StringComparison.Ordinal) && Directory.GetFiles(calls).Length == 0)
            (isBuilt, output) = await DotnetBuildAsync(entry, scratch.Folder, target.Files, scratch, cancellation);
        // A project is compiled after those that it references.
        CompilerCall[] found = [.. new DirectoryInfo(calls).GetFiles("*.call").OrderBy(static call => call.LastWriteTimeUtc).Select(static call => CompilerCall.Read(call.FullName))];
        return new BuildResult(found, isBuilt ? [] : ErrorsIn(output));
    }

    private static async Task<(bool IsBuilt, string Output)> DotnetBuildAsync(string file, string folder, IReadOnlyList<string> asked, Scratch scratch, CancellationToken cancellation)
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
                "-p:RestoreLockedMode=false", "-p:GeneratePackageOnBuild=false",
            },
        };
        // As environment variables, to which the SDK adds its own; a property of the command line it could not add to.
        start.Environment["CustomAfterDirectoryBuildProps"] = scratch.Path("gradgen.props");
        start.Environment["CustomBeforeMicrosoftCommonTargets"] = scratch.Path("gradgen.targets");
        start.Environment["CustomBeforeMicrosoftCommonCrossTargetingTargets"] = scratch.Path("gradgen.crosstargeting.targets");
        start.Environment["GradGenFolder"] = scratch.Folder;
        start.Environment["GradGenProject"] = asked.Count == 1 ? asked[0] : string.Empty;
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

    // Several projects without a solution: each by itself, so that one that cannot be built stops no other.
    private static string WriteTraversal(IReadOnlyList<string> files, Scratch scratch)
    {
        var traversal = scratch.Path("all.proj");
        var projects = string.Join(';', files.Select(SecurityElement.Escape));
        File.WriteAllText(traversal, $"""
            <Project>
              <Target Name="Restore"><MSBuild Projects="{projects}" Targets="Restore" ContinueOnError="true" /></Target>
              <Target Name="Build"><MSBuild Projects="{projects}" Targets="Build" ContinueOnError="true" BuildInParallel="true" /></Target>
            </Project>
            """);
        return traversal;
    }

    // The errors, each once: a project of several targets has them several times. What has none is shown as it is.
    private static IReadOnlyList<string> ErrorsIn(string output)
    {
        string[] lines = [.. output.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];
        string[] errors = [.. lines.Where(static line => line.Contains(": error ", StringComparison.Ordinal) || line.StartsWith("error ", StringComparison.Ordinal))
            .Select(static line => line.EndsWith(']') && line.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var project ? line[..project] : line).Distinct()];
        return errors.Length > 0 ? errors : lines;
    }
}
