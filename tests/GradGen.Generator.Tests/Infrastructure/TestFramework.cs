namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>The test framework that the code under test references.</summary>
public enum TestFramework
{
    None,
    XunitV2,
    XunitV3,
    NUnit,
    MSTest,
}
