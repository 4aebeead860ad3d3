using GradGen.Generator.Model;
using GradGen.Generator.Symbols;

namespace GradGen.Generator.Writing;

/// <summary>How tests are written for a test framework.</summary>
/// <param name="Test">The attribute on a test.</param>
/// <param name="Skipped">The attributes on a test that is not run, with {0} for the reason.</param>
/// <param name="Class">The attributes on a test class, the category among them.</param>
internal sealed record TestFrameworkCode(string Test, string Skipped, string Class)
{
    private const string Xunit = "global::Xunit.", NUnit = "global::NUnit.Framework.", MSTest =
        "global::Microsoft.VisualStudio.TestTools.UnitTesting.", TUnit = "global::TUnit.Core.";

    private static readonly TestFrameworkCode OfXunit = new($"{Xunit}Fact", $"{Xunit}Fact(Skip = {{0}})", $"{Xunit}Trait(\"Category\", \"GradCheck\")");
    private static readonly TestFrameworkCode OfMSTest =
        new($"{MSTest}TestMethod", $"{MSTest}TestMethod, {MSTest}Ignore({{0}})", $"{MSTest}TestClass, {MSTest}TestCategory(\"GradCheck\")")
        {
            Skip = $"{MSTest}Assert.Inconclusive(reason)",
        };

    internal static TestFrameworkCode Of(TestFramework framework) => framework switch
    {
        TestFramework.XunitV3 => OfXunit with
        {
            Output = $"{Xunit}TestContext.Current.TestOutputHelper?.WriteLine(report)",
            Skip = "throw new global::System.Exception(\"$XunitDynamicSkip$\" + reason)",
        },
        TestFramework.XunitV2 =>
            OfXunit with { Output = "_output.WriteLine(report)", OutputType = $"{Xunit}Abstractions.ITestOutputHelper", HasConstructor = true },
        TestFramework.Xunit => OfXunit,
        TestFramework.NUnit => new($"{NUnit}Test", $"{NUnit}Test, {NUnit}Ignore({{0}})", $"{NUnit}TestFixture, {NUnit}Category(\"GradCheck\")")
        {
            Output = $"{NUnit}TestContext.Out.WriteLine(report)",
            Skip = $"{NUnit}Assert.Ignore(reason)",
        },
        TestFramework.MSTest => OfMSTest with { Output = "TestContext?.WriteLine(\"{0}\", report)", OutputType = $"{MSTest}TestContext" },
        TestFramework.MSTestWithoutContext => OfMSTest,
        _ => new($"{TUnit}Test", $"{TUnit}Test, {TUnit}Skip({{0}})", $"{TUnit}Category(\"GradCheck\")")
        {
            Output = $"{TUnit}TestContext.Current?.OutputWriter.WriteLine(report)",
            Skip = $"{TUnit}Skip.Test(reason)",
        },
    };

    /// <summary>What writes <c>report</c> to the output of the test that runs; null where nothing can.</summary>
    public string? Output { get; init; }

    /// <summary>What ends a test that runs as skipped, with <c>reason</c>; null where the framework has no such thing.</summary>
    public string? Skip { get; init; }

    /// <summary>The type of the output helper that the framework injects; null if there is none.</summary>
    public string? OutputType { get; init; }

    /// <summary>Whether it is injected through the constructor; otherwise through the property TestContext.</summary>
    public bool HasConstructor { get; init; }

    /// <summary>What stands on a test.</summary>
    /// <param name="skipped">Why it is not run; null for one that is.</param>
    internal string On(string? skipped) => $"[{(skipped is null ? Test : Skipped.Replace("{0}", Literals.Of(skipped)))}]";
}
