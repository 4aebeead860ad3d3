using GradGen.Generator.Symbols;

namespace GradGen.Generator.Model;

/// <summary>How tests are written for a test framework. One more framework is one more of these.</summary>
/// <param name="Test">The attribute on a test.</param>
/// <param name="Skipped">The attributes on a test that is not run, with {0} for the reason.</param>
/// <param name="Class">The attributes on a test class, the category among them.</param>
internal sealed record TestFramework(string Test, string Skipped, string Class)
{
    /// <summary>The attribute by which TUnit finds tests by reflection; its own generator does not see those of another one.</summary>
    internal const string TUnitReflection = "TUnit.Core.ReflectionModeAttribute";

    private const string Xunit = "global::Xunit.", NUnit = "global::NUnit.Framework.", MSTest = "global::Microsoft.VisualStudio.TestTools.UnitTesting.", TUnit = "global::TUnit.Core.";

    private static readonly TestFramework OfXunit = new($"{Xunit}Fact", $"{Xunit}Fact(Skip = {{0}})", $"{Xunit}Trait(\"Category\", \"GradCheck\")");
    private static readonly TestFramework OfNUnit = new($"{NUnit}Test", $"{NUnit}Test, {NUnit}Ignore({{0}})", $"{NUnit}TestFixture, {NUnit}Category(\"GradCheck\")") { Skip = $"{NUnit}Assert.Ignore(reason)" };
    private static readonly TestFramework OfMSTest = new($"{MSTest}TestMethod", $"{MSTest}TestMethod, {MSTest}Ignore({{0}})", $"{MSTest}TestClass, {MSTest}TestCategory(\"GradCheck\")") { Skip = $"{MSTest}Assert.Inconclusive(reason)" };
    private static readonly TestFramework OfTUnit = new($"{TUnit}Test", $"{TUnit}Test, {TUnit}Skip({{0}})", $"{TUnit}Category(\"GradCheck\")") { Skip = $"{TUnit}Skip.Test(reason)" };

    // With the types by which each is known. What the output needs may be missing where the rest is not.
    private static readonly (TestFramework Framework, string[] Types)[] All =
    [
        (OfXunit with { Output = $"{Xunit}TestContext.Current.TestOutputHelper?.WriteLine(report)", Skip = "throw new global::System.Exception(\"$XunitDynamicSkip$\" + reason)" }, ["Xunit.FactAttribute", "Xunit.TestContext"]),
        (OfXunit with { Output = "_output.WriteLine(report)", OutputType = $"{Xunit}Abstractions.ITestOutputHelper", HasConstructor = true }, ["Xunit.FactAttribute", "Xunit.Abstractions.ITestOutputHelper"]),
        (OfXunit, ["Xunit.FactAttribute"]),
        (OfNUnit with { Output = $"{NUnit}TestContext.Out.WriteLine(report)" }, ["NUnit.Framework.TestAttribute"]),
        (OfMSTest with { Output = "TestContext?.WriteLine(\"{0}\", report)", OutputType = $"{MSTest}TestContext" }, ["Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute", "Microsoft.VisualStudio.TestTools.UnitTesting.TestContext"]),
        (OfMSTest, ["Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute"]),
        (OfTUnit with { Output = $"{TUnit}TestContext.Current?.OutputWriter.WriteLine(report)", Mode = TUnitReflection }, ["TUnit.Core.TestAttribute", TUnitReflection]),
    ];

    /// <summary>What writes <c>report</c> to the output of the test that runs; null where nothing can.</summary>
    public string? Output { get; init; }

    /// <summary>What ends a test that runs as skipped, with <c>reason</c>; null where the framework has no such thing.</summary>
    public string? Skip { get; init; }

    /// <summary>The type of the object that does, where the framework hands one to the test class.</summary>
    public string? OutputType { get; init; }

    /// <summary>The attribute that an assembly needs for generated tests to be found, if any.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether it is handed to the constructor rather than put into a property TestContext.</summary>
    public bool HasConstructor { get; init; }

    /// <summary>The framework that a project references, if any. A test is written once: of several the first in the list has it.</summary>
    /// <param name="canBeNamed">Whether code of the project can name a type.</param>
    internal static TestFramework? Of(Func<string, bool> canBeNamed) =>
        Array.Find(All, framework => Array.TrueForAll(framework.Types, type => canBeNamed(type))).Framework;

    /// <summary>What stands on a test.</summary>
    /// <param name="skipped">Why it is not run; null for one that is.</param>
    internal string On(string? skipped) => $"[{(skipped is null ? Test : Skipped.Replace("{0}", Literals.Of(skipped)))}]";
}
