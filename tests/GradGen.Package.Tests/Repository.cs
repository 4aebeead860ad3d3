using System.Reflection;

namespace GradGen.Package.Tests;

internal static class Repository
{
    /// <summary>The folder that these tests were built in.</summary>
    internal static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The version that this tree is to become.</summary>
    internal static string Version { get; } = Metadata("RepositoryVersion");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
