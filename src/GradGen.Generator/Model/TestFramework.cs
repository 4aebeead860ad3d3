namespace GradGen.Generator.Model;

/// <summary>The frameworks that tests are written for. What a test's output needs may be missing where the rest is not.</summary>
internal enum TestFramework
{
    /// <summary>xunit with the context of the running test.</summary>
    XunitV3,

    /// <summary>xunit that hands the output to a test's constructor.</summary>
    XunitV2,

    /// <summary>xunit without output.</summary>
    Xunit,

    /// <summary>NUnit.</summary>
    NUnit,

    /// <summary>MSTest.</summary>
    MSTest,

    /// <summary>MSTest without the context of the running test.</summary>
    MSTestWithoutContext,

    /// <summary>TUnit.</summary>
    TUnit,
}
