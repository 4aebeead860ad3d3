using System.Reflection;

namespace GradGen.Package.Tests;

internal static class Repository
{
    /// <summary>The folder that these tests were built in.</summary>
    internal static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!;
}
