using GradGen.Generator.Model;

namespace GradGen.Generator.TestDiscovery;

/// <summary>Which test framework a project references. One more framework is one more line here, and one in Writing.</summary>
internal static class TestFrameworks
{
    /// <summary>The attribute by which TUnit finds tests by reflection; its own generator does not see those of another one.</summary>
    internal const string TUnitReflection = "TUnit.Core.ReflectionModeAttribute";

    private const string MSTest = "Microsoft.VisualStudio.TestTools.UnitTesting.";

    // With the types by which each is known.
    private static readonly (TestFramework Framework, string[] Types)[] All =
    [
        (TestFramework.XunitV3, ["Xunit.FactAttribute", "Xunit.TestContext"]),
        (TestFramework.XunitV2, ["Xunit.FactAttribute", "Xunit.Abstractions.ITestOutputHelper"]),
        (TestFramework.Xunit, ["Xunit.FactAttribute"]),
        (TestFramework.NUnit, ["NUnit.Framework.TestAttribute"]),
        (TestFramework.MSTest, [MSTest + "TestMethodAttribute", MSTest + "TestContext"]),
        (TestFramework.MSTestWithoutContext, [MSTest + "TestMethodAttribute"]),
        (TestFramework.TUnit, ["TUnit.Core.TestAttribute", TUnitReflection]),
    ];

    /// <summary>The framework that a project references, if any. A test is written once: of several the first in the list has it.</summary>
    /// <param name="canBeNamed">Whether code of the project can name a type.</param>
    internal static TestFramework? Of(Func<string, bool> canBeNamed)
    {
        foreach (var (framework, types) in All)
        {
            if (Array.TrueForAll(types, type => canBeNamed(type)))
                return framework;
        }

        return null;
    }
}
