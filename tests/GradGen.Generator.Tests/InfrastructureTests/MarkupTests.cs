using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Generator.Tests.InfrastructureTests;

public class MarkupTests
{
    [Fact]
    public void Marks_are_taken_out_and_remembered()
    {
        var markup = Markup.Parse("a {|GG0001:b [|c|]|} d{|GG0003:|}", "GG0002");

        Assert.Equal("a b c d", markup.Text);
        Assert.Equal([("GG0002", new TextSpan(4, 1)), ("GG0001", new TextSpan(2, 3)), ("GG0003", new TextSpan(7, 0))], markup.Expected);
    }

    [Fact]
    public void Code_that_only_resembles_a_mark_stays()
    {
        const string Code = "var x = a || b; int[] y = [1]; if (a | c) { }";

        Assert.Equal(Code, Markup.Parse(Code, null).Text);
    }

    [Theory]
    [InlineData("{|GG0001:a")]
    [InlineData("[|a|]")]
    public void A_mark_without_end_or_id_is_refused(string marked) => Assert.Throws<ArgumentException>(() => Markup.Parse(marked, null));
}
