namespace GradGen.Tool.Building;

/// <summary>The dotnet that runs this process, which is the one to build and to run with.</summary>
internal static class DotnetHost
{
    // The first, since the others are found from it.
    /// <summary>The folder of the runtime itself.</summary>
    internal static string Runtime { get; } = System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Its path, or its name where it cannot be told.</summary>
    internal static string Path { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : BesideRuntime() ?? "dotnet";

    /// <summary>The folder of a shared framework in the newest version that this runtime can take; null where it is not installed.</summary>
    internal static string? Framework(string name)
    {
        var folder = System.IO.Path.Combine(Shared(), name);
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, $"{Environment.Version.Major}.*")
                .OrderByDescending(static version => Version.TryParse(System.IO.Path.GetFileName(version), out var number) ? number : new Version())
                .FirstOrDefault()
            : null;
    }

    // …/shared/Microsoft.NETCore.App/10.0.1
    private static string Shared() => System.IO.Path.GetFullPath(System.IO.Path.Combine(Runtime, "..", ".."));

    private static string? BesideRuntime()
    {
        var host = System.IO.Path.Combine(Shared(), "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? System.IO.Path.GetFullPath(host) : null;
    }
}
