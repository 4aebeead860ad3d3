using System.Diagnostics;
using System.Reflection;

namespace GradGen.Tool.Tests;

/// <summary>A run of the tool, as a user would make it.</summary>
internal sealed record Gradgen(int ExitCode, string Output, string Errors)
{
    private static readonly string[] OfTheTestRun = ["MSBUILD", "VSTEST", "GITHUB", "GRADGEN", "CI"];

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>The lines of its output.</summary>
    internal string[] Lines => [.. Output.Split('\n').Select(static line => line.TrimEnd())];

    internal static Task<Gradgen> CheckAsync(TestFolder folder, params IEnumerable<string> arguments) => CheckWithAsync(folder, [], arguments);

    internal static async Task<Gradgen> CheckWithAsync(TestFolder folder, Dictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Of("Tool"), "check", .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(static name => OfTheTestRun.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
        return new Gradgen(process.ExitCode, await output, await errors);
    }

    /// <summary>A path that the build of the tests has written down.</summary>
    internal static string Of(string key) => typeof(Gradgen).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;

    /// <summary>Fails with everything that it said, where it ended with another code.</summary>
    internal Gradgen Ends(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"{ExitCode}\n{Output}\n{Errors}");
        return this;
    }
}
