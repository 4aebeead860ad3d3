using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>What the code under test is compiled against: the files that this very process runs on.</summary>
internal static class References
{
    private static readonly string[] Trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    // Only where a test asks for it: the test projects that share this file do not all have it.
    private static readonly Lazy<ImmutableArray<MetadataReference>> XunitV2 = Copied("xunit2"), NUnit = Copied("nunit"), MSTest = Copied("mstest"), TUnit = Copied("tunit");

    private static readonly Lazy<ImmutableArray<MetadataReference>> XunitV3 = new(() => Load(Trusted.Where(path => Path.GetFileName(path).StartsWith("xunit.v3.", StringComparison.Ordinal))));

    /// <summary>Where the files of frameworks are that this process does not run on, each in a folder.</summary>
    internal static string FrameworkFolder { get; } = Path.Combine(AppContext.BaseDirectory, "frameworks");

    /// <summary>.NET, GradGen.Runtime with what it brings along, and a library of matrices that layers use.</summary>
    internal static ImmutableArray<MetadataReference> Framework { get; } = Load(Trusted.Where(path =>
        Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location) || Path.GetFileName(path) is "GradGen.Runtime.dll" or "System.Numerics.Tensors.dll" or "MathNet.Numerics.dll"));

    /// <summary>All that this process runs on, without GradGen itself.</summary>
    internal static ImmutableArray<MetadataReference> OfThisProcess => Load(Trusted.Where(path => !Path.GetFileName(path).StartsWith("GradGen.", StringComparison.Ordinal)));

    /// <summary>The files of frameworks.</summary>
    internal static ImmutableArray<MetadataReference> Of(TestFramework frameworks) =>
        [.. new[] { (TestFramework.XunitV2, XunitV2), (TestFramework.XunitV3, XunitV3), (TestFramework.NUnit, NUnit), (TestFramework.MSTest, MSTest), (TestFramework.TUnit, TUnit) }
            .Where(pair => frameworks.HasFlag(pair.Item1)).SelectMany(pair => pair.Item2.Value)];

    /// <summary>A single file of a framework, by its name.</summary>
    internal static MetadataReference OfFile(string name) => MetadataReference.CreateFromFile(Trusted.Single(path => Path.GetFileName(path) == name));

    private static Lazy<ImmutableArray<MetadataReference>> Copied(string framework) =>
        new(() => Load(Directory.GetFiles(Path.Combine(FrameworkFolder, framework), "*.dll")));

    private static ImmutableArray<MetadataReference> Load(IEnumerable<string> files) => [.. files.Select(file => MetadataReference.CreateFromFile(file))];
}
