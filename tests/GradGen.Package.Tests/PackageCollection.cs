using Xunit;

namespace GradGen.Package.Tests;

/// <summary>The tests that use the package share one, packed once.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    internal const string Name = "Package";
}
