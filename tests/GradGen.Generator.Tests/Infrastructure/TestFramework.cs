namespace GradGen.Generator.Tests.Infrastructure;

/// <summary>The test framework that the code under test references; several of them, where it references several.</summary>
[Flags]
public enum TestFramework
{
    None = 0,
    XunitV2 = 1,
    XunitV3 = 2,
    NUnit = 4,
    MSTest = 8,
    TUnit = 16,
}
