namespace GradGen.Generator.Writing;

/// <summary>How tests are written for a test framework. One more framework is one more of these.</summary>
/// <param name="TestMark">The full name of the attribute on a test; a project that sees it references the framework.</param>
/// <param name="ClassAttributes">What stands on a test class, the category among them.</param>
internal sealed record TestFramework(string TestMark, string ClassAttributes)
{
    private static readonly TestFramework[] All =
    [
        new("Xunit.FactAttribute", "[global::Xunit.Trait(\"Category\", \"GradCheck\")]"),
        new("NUnit.Framework.TestAttribute", "[global::NUnit.Framework.TestFixture, global::NUnit.Framework.Category(\"GradCheck\")]"),
        new("Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute", "[global::Microsoft.VisualStudio.TestTools.UnitTesting.TestClass, global::Microsoft.VisualStudio.TestTools.UnitTesting.TestCategory(\"GradCheck\")]"),
    ];

    /// <summary>What stands on a test.</summary>
    internal string TestAttribute => $"[global::{TestMark.Substring(0, TestMark.Length - "Attribute".Length)}]";

    /// <summary>The framework that a project references, if any. A test is written once: of several the first in the list has it.</summary>
    internal static TestFramework? Of(Func<string, bool> isReferenced) => All.FirstOrDefault(framework => isReferenced(framework.TestMark));
}
