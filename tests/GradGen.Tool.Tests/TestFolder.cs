namespace GradGen.Tool.Tests;

/// <summary>A folder of files to check; gone with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("gradgen tool ").FullName;

    /// <summary>A library for .NET 10 with these sources.</summary>
    internal static TestFolder Library(params (string Name, string Text)[] sources)
    {
        var folder = new TestFolder().With("Layers.csproj", Project("net10.0"));
        foreach (var (name, text) in sources)
            folder.With(name, text);
        return folder;
    }

    /// <summary>The text of a project.</summary>
    internal static string Project(string target, string more = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework{(target.Contains(';', StringComparison.Ordinal) ? "s" : "")}>{target}</TargetFramework{(target.Contains(';', StringComparison.Ordinal) ? "s" : "")}>
          </PropertyGroup>
          {more}
        </Project>
        """;

    internal TestFolder With(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
