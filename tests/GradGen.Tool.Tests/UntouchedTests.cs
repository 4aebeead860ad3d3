using System.Security.Cryptography;

namespace GradGen.Tool.Tests;

/// <summary>A check leaves a project as it finds it, whatever the project says about where its build writes.</summary>
public sealed class UntouchedTests
{
    [Fact]
    public async Task Every_byte_and_time_stamp_stays()
    {
        using var folder = new TestFolder()
            .With("Directory.Build.props", "<Project><PropertyGroup><BaseIntermediateOutputPath>$(MSBuildThisFileDirectory)temp/obj/</BaseIntermediateOutputPath></PropertyGroup></Project>")
            .With("Library/Library.csproj", TestFolder.Project("net10.0", """
                <PropertyGroup>
                  <OutputPath>../out/</OutputPath>
                  <DocumentationFile>Library.xml</DocumentationFile>
                  <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                  <CompilerGeneratedFilesOutputPath>generated</CompilerGeneratedFilesOutputPath>
                  <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                  <GeneratePackageOnBuild>true</GeneratePackageOnBuild>
                  <PostBuildEvent>touch after-build.txt</PostBuildEvent>
                </PropertyGroup>
                """))
            .With("Library/Scale.cs", Layers.Scale)
            // Sources that an earlier build left, which are no part of this one.
            .With("Library/obj/Debug/net10.0/Scale.cs", Layers.Scale)
            .With("Library/bin/Scale.cs", Layers.Scale)
            .With("App/App.csproj", TestFolder.Project("net10.0", "<ItemGroup><ProjectReference Include=\"../Library/Library.csproj\" /></ItemGroup>"))
            .With("App/Double.cs", Layers.Named("Double"));
        var before = Everything(folder);

        var run = (await Gradgen.CheckAsync(folder)).Ends(0);

        Assert.Contains("2 right.", run.Lines);
        Assert.Equal(before, Everything(folder));
    }

    private static string[] Everything(TestFolder folder) => [.. new DirectoryInfo(folder.Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .Select(item => $"{item.FullName} {item.LastWriteTimeUtc:O} {(item is FileInfo file ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName))) : "folder")}").Order(StringComparer.Ordinal)];
}
