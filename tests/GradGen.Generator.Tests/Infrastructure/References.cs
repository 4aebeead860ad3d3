using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>What the code under test is compiled against: the files that this very process runs on.</summary>
internal static class References
{
    private static readonly string[] Trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    // Only where a test asks for it: the test projects that share this file do not all have it.
    private static readonly Lazy<ImmutableArray<MetadataReference>> XunitV2 = Copied("xunit2"), NUnit = Copied("nunit"), MSTest = Copied("mstest");

    private static readonly ImmutableArray<MetadataReference> XunitV3 = Load(Trusted.Where(path => Path.GetFileName(path).StartsWith("xunit.v3.", StringComparison.Ordinal)));

    /// <summary>.NET, GradGen.Runtime with what it brings along, and a library of matrices that layers use.</summary>
    internal static ImmutableArray<MetadataReference> Framework { get; } = Load(Trusted.Where(path =>
        Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location) || Path.GetFileName(path) is "GradGen.Runtime.dll" or "System.Numerics.Tensors.dll" or "MathNet.Numerics.dll"));

    internal static ImmutableArray<MetadataReference> Of(TestFramework framework) => framework switch
    {
        TestFramework.XunitV2 => XunitV2.Value,
        TestFramework.XunitV3 => XunitV3,
        TestFramework.NUnit => NUnit.Value,
        TestFramework.MSTest => MSTest.Value,
        _ => [],
    };

    private static Lazy<ImmutableArray<MetadataReference>> Copied(string framework) =>
        new(() => Load(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "frameworks", framework), "*.dll")));

    private static ImmutableArray<MetadataReference> Load(IEnumerable<string> files) => [.. files.Select(file => MetadataReference.CreateFromFile(file))];
}
