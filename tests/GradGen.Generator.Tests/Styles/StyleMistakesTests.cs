using System.Text.RegularExpressions;
using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Styles;

/// <summary>A line of a style with <c>// WRONG block: code</c> says what a mistake in it would be, and that block alone then fails.</summary>
public class StyleMistakesTests
{
    [Theory]
    [MemberData(nameof(StylesTests.Names), MemberType = typeof(StylesTests))]
    public void A_mistake_is_found_where_it_is(string name)
    {
        var mistakes = WrittenMistake.In(StylesTests.Read(name));
        Assert.NotEmpty(mistakes);
        foreach (var mistake in mistakes)
        {
            // That something is wrong with the run as a whole, a batch that is not the sum of its samples perhaps, may be said beside it.
            var outcomes = GeneratedTests.Run(mistake.Source).Where(outcome => outcome.Value is not null && !outcome.Key.EndsWith(".Forward_and_Backward_run", StringComparison.Ordinal)).ToArray();

            var (test, message) = Assert.Single(outcomes);
            var block = mistake.Block;
            Assert.EndsWith("Gradient_of_" + block.Replace("m_", string.Empty, StringComparison.Ordinal).TrimStart('_').Split('.', '[')[0], test);
            Assert.Matches($@"\n +{Regex.Escape(block)}\S*\s+analytic", message);
        }
    }
}
