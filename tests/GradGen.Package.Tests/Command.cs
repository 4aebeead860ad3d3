using System.Diagnostics;
using Xunit;

namespace GradGen.Package.Tests;

/// <summary>A run of the dotnet command line, as a user would make it.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    private static readonly string[] Strange = ["MSBUILD", "VSTEST", "NUGET_FALLBACK"];

    // Far more than any takes: on a busy machine a good one takes many times as long.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    internal static Command Dotnet(string folder, params string[] arguments) => Dotnet(folder, new Dictionary<string, string>(), arguments);

    internal static Command Dotnet(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the surrounding test run was told must not reach a user's build.
        foreach (var name in start.Environment.Keys.Where(static name => Strange.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} in {folder} did not end.");
        }

        return new Command(process.ExitCode, output.Result + errors.Result);
    }

    internal Command Succeeds()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}
