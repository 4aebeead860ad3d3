using GradGen.Generator.Tests.Rules;

namespace GradGen.CodeFixes.Tests;

/// <summary>Code as it is while it is typed: whatever is reported of it, a fix is made or none is offered.</summary>
public class HalfTypedTests
{
    [Theory]
    [InlineData("GG0001")]
    [InlineData("GG0003")]
    [InlineData("GG0006")]
    [InlineData("GG0007")]
    [InlineData("GG0101")]
    [InlineData("GG0102")]
    [InlineData("GG0204")]
    public void Every_beginning_of_a_page(string id)
    {
        var example = new SpoiltText(Assert.Single(RulePage.Read(id).Code("Example")));

        FixTest.TryAll([.. example.Beginnings(), .. example.WithoutOne(7), .. example.WithOneTwice()]);
    }
}
