using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Reading;

/// <summary>Numbers that the outputs depend on and that nothing was compared of are noted; they fail nothing, and no rule speaks of them.</summary>
public class LeftStandingTests
{
    [Theory]
    [InlineData("public double[] Alpha { get; } = { 0.3, 0.2, 0.1 }; double Of(int i) => Alpha[i];", "Alpha, which was")]
    [InlineData("readonly Hidden _hidden = new(); double Of(int i) => _hidden.Gate(i);", "_hidden.W, which was")]
    [InlineData("readonly double[] _one = { 1, 2, 3 }, _two = { 1, 2, 3 }; double Of(int i) => _one[i] + _two[i];", "_one, _two, which were")]
    [InlineData("readonly double[,] _b = { { 1, 2, 3 } }; double Of(int i) => _b[0, i];", "_b, which was")]
    public void What_is_neither_moved_nor_compared_is_noted(string members, string said)
    {
        var layer = Layer(members);

        AnalyzerTest.Silent(layer);
        using var loaded = GeneratedTests.Load(layer);
        Assert.All(GeneratedTests.Run(loaded).Values, Assert.Null);
        var finding = Assert.Single(Report(loaded).Findings);
        Assert.Equal((FindingKind.LeftStanding, Verdict.Pass), (finding.Kind, finding.Verdict));
        Assert.StartsWith("The outputs depend on " + said + " neither varied nor compared.", finding.Message);
    }

    [Theory]
    [InlineData("readonly double[] _unused = { 1, 2, 3 }; double Of(int i) => 2;")]
    [InlineData("readonly double[] _scratch = new double[3]; double Of(int i) { _scratch[i] = 2; return _scratch[i]; }")]
    [InlineData("double[] _w = { 1, 2, 3 }, _wGrad = new double[3]; double Of(int i) => _w[i];")]
    [InlineData("static readonly double[] Table = { 1, 2, 3 }; double Of(int i) => Table[i];")]
    public void What_does_not_matter_or_is_made_by_Forward_is_not(string members)
    {
        using var loaded = GeneratedTests.Load(Layer(members));

        Assert.DoesNotContain(Report(loaded).Findings, finding => finding.Kind == FindingKind.LeftStanding);
    }

    private static GradCheckReport Report(LoadedAssembly loaded) => GradCheck.Run(loaded.NewLayer<double>("Layer"), new GradCheckOptions());

    private static string Layer(string members) => $$"""
        using GradGen;
        public class Hidden { private readonly double[] W = { 0.3, 0.2, 0.1 }; public double Gate(int i) => W[i]; }
        [GradCheckable]
        public sealed partial class Layer
        {
            {{members}}
            public double[] Forward(double[] x) { if (x.Length != 3) throw new System.ArgumentException(); var y = new double[3]; for (int i = 0; i < 3; i++) y[i] = Of(i) * x[i]; return y; }
            public double[] Backward(double[] dy) { var dx = new double[3]; for (int i = 0; i < 3; i++) dx[i] = Of(i) * dy[i]; return dx; }
        }
        """;
}
