using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Code as it is while it is typed: no rule may throw, whatever is still missing.</summary>
public class HalfTypedTests
{
    // Together they reach every rule and every analyzer; the others are much like one of them.
    private static readonly string[] Pages = ["GG0005", "GG0006", "GG0102", "GG0105", "GG0201", "GG0202", "GG0203", "GG0204", "GG0205", "GG0301"];

    [Fact]
    public void Every_beginning_of_a_page() => PatientReader.ReadAll(Pages.SelectMany(id => Example(id).Beginnings()));

    [Fact]
    public void A_token_may_be_missing() =>
        // A prime step meets every kind of token in every kind of place, in a fraction of the time.
        PatientReader.ReadAll(Pages.SelectMany(id => Example(id).WithoutOne(7)));

    [Fact]
    public void Every_member_may_be_there_twice() => PatientReader.ReadAll(Pages.SelectMany(id => Example(id).WithOneTwice()));

    [Fact]
    public void Beginnings_of_layers_that_lack_all_that_is_around_them() =>
        PatientReader.ReadAll(RightLayersTests.Names.SelectMany(name => new SpoiltText(RightLayersTests.Read(name.Data)).Types()).SelectMany(type => type.Beginnings(23)));

    [Theory]
    [InlineData("_dw[")]
    [InlineData("_dw = ;")]
    [InlineData("foreach (var in _dw) { }")]
    [InlineData("(_dw, ) = (dy);")]
    [InlineData("Missing(_dw, out var x).y += dy;")]
    [InlineData("switch (dy) { case [.. var a: break; }")]
    [InlineData("goto nowhere; break; continue; return;")]
    [InlineData("for (;;) { } while (true) ; do { } while")]
    [InlineData("Action a = () => { a(); }; a += a; b();")]
    [InlineData("double[] Twice(double[] g) => Twice(g); Twice(dy)[0] = Twice(Twice(_dw))[0];")]
    [InlineData("base.Backward(dy)[0] = this; this = null;")]
    [InlineData("ref var g = dy; g = ref; ref double h;")]
    [InlineData("var q = from v in select v; _dw?.[0] = 1;")]
    public void What_means_nothing_is_no_reason_to_throw(string body) =>
        Assert.DoesNotContain(AnalyzerTest.Report(FlowLayer.With(body, "private double[] _dw; partial void Twice(); private double[] Dw { get; set; => }")), diagnostic => diagnostic.Id == "AD0001");

    private static SpoiltText Example(string id) => new(Assert.Single(RulePage.Read(id).Code("Example")));
}
