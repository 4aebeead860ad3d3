using GradGen.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Code as it is while it is typed: no rule may throw, whatever is still missing.</summary>
public class HalfTypedTests
{
    [Theory]
    [MemberData(nameof(RightLayersTests.Names), MemberType = typeof(RightLayersTests))]
    public void Every_beginning_of_a_file_is_looked_at(string name)
    {
        var text = RightLayersTests.Read(name);
        var tokens = CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToArray();
        // A prime step meets every kind of token in every kind of place, in a fraction of the time.
        for (var i = 1; i < tokens.Length; i += 23)
            Assert.DoesNotContain(AnalyzerTest.Report(text[..tokens[i].SpanStart]), diagnostic => diagnostic.Id == "AD0001");
    }

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
}
