using GradGen.Package.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackedPackage))]

namespace GradGen.Package.Tests;

/// <summary>The package as this tree packs it, in a feed of its own and under a version that nothing else has.</summary>
public sealed class PackedPackage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gradgen package ").FullName;

    public PackedPackage()
    {
        Version = $"0.0.0-test{Guid.NewGuid():N}";
        Command.Dotnet(Repository.Root, "pack", "src/GradGen.Runtime", "--no-restore", "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}", "-p:RunAnalyzers=false", "-v", "q").Succeeds();
    }

    public string Version { get; }

    internal string File => Path.Combine(Feed, $"GradGen.{Version}.nupkg");

    /// <summary>Where projects of this run find what they restore: one folder for all, empty at first, so that no older package is in it.</summary>
    internal string Restored => Path.Combine(_folder, "restored packages");

    private string Feed => Path.Combine(_folder, "feed");

    /// <summary>A new folder whose projects find the package. The path has a space in it, as paths of users do.</summary>
    public string NewFolder(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        System.IO.File.WriteAllText(Path.Combine(folder, "nuget.config"), """
            <configuration>
              <packageSources>
                <add key="packed" value="../feed" />
              </packageSources>
            </configuration>
            """);
        return folder;
    }

    /// <summary>The folder that someone who packs the package moves to where it is used.</summary>
    internal void CopyFeed(string folder)
    {
        Directory.CreateDirectory(folder);
        System.IO.File.Copy(File, Path.Combine(folder, Path.GetFileName(File)));
    }

    /// <summary>Runs the command line as someone does who has never restored anything.</summary>
    internal Command Dotnet(string folder, params string[] arguments) => Dotnet(folder, new Dictionary<string, string>(), arguments);

    internal Command Dotnet(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Command.Dotnet(folder, new Dictionary<string, string>(environment) { ["NUGET_PACKAGES"] = Restored }, arguments);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
