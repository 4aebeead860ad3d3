using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0011: a [Domain] without values in it, which a check would have to leave aside.</summary>
public class DomainTests
{
    [Theory]
    [InlineData("Domain(5, 0.1)", "5", "0.1")]
    [InlineData("Domain(1, 1)", "1", "1")]
    [InlineData("Domain(double.NaN, 1)", "NaN", "1")]
    [InlineData("Domain(0, double.NaN)", "0", "NaN")]
    [InlineData("Domain(0, double.PositiveInfinity)", "0", "Infinity")]
    [InlineData("Domain(double.NegativeInfinity, 0)", "-Infinity", "0")]
    [InlineData("Domain(maximum: 0.1, minimum: 5)", "5", "0.1")]
    [InlineData("GradGen.DomainAttribute(Limit, -Limit)", "2", "-2")]
    public void Bounds_that_hold_nothing(string attribute, string minimum, string maximum) => Assert.All(
        AnalyzerTest.Check(Layer($"{{|GG0011:{attribute}|}}")),
        diagnostic => Assert.Equal($"[Domain] has no effect: {minimum} and {maximum} are not two finite numbers, the smaller one first", diagnostic.GetMessage()));

    [Theory]
    [InlineData("Domain(0.1, 5)")]
    [InlineData("Domain(-5, -0.1)")]
    [InlineData("Domain(maximum: 5, minimum: 0.1)")]
    [InlineData("Domain(1, 1.0000001)")]
    [InlineData("Domain(-Limit, Limit)")]
    [InlineData("Domain(-1e300, 1e300)")]
    public void Bounds_that_hold_values(string attribute) => AnalyzerTest.Silent(Layer(attribute));

    [Fact]
    public void On_the_assembly_and_beside_a_mistake_of_the_language() => AnalyzerTest.Check(
        "using GradGen; [assembly: GradCheckable(typeof(Relu)), {|GG0011:Domain(2, 1, For = typeof(Relu), Member = \"x\")|}]"
        + "public class Relu { public double[] Forward(double[] x) => x; public double[] Backward(double[] dy) => dy; [{|CS7036:Domain(1)|}] double[] _scratch = []; }");

    private static string Layer(string attribute) => $$"""
        using GradGen;
        [GradCheckable]
        public partial class Layer
        {
            public const double Limit = 2;
            [{{attribute}}] private readonly double[] _w = [1, 2];
            private readonly double[] _dw = new double[2];
            private double[] _x = [];
            public double[] Forward([{{attribute}}] double[] x) { _x = x; return [_w[0] * x[0], _w[1] * x[1]]; }
            public double[] Backward(double[] dy) { _dw[0] += dy[0] * _x[0]; _dw[1] += dy[1] * _x[1]; return [_w[0] * dy[0], _w[1] * dy[1]]; }
        }
        """;
}
