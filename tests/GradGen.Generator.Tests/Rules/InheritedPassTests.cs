using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>Where a mistake is shown when a base class runs Forward and Backward, and each layer fills in its part.</summary>
public class InheritedPassTests
{
    private const string Base = """
        public abstract class Layer
        {
            public double[] Forward(double[] x) => ForwardCore(x);
            public double[] Backward(double[] dy) { Zero(); return BackwardCore(dy); }
            protected abstract double[] ForwardCore(double[] x);
            protected abstract double[] BackwardCore(double[] dy);
            protected virtual void Zero() { }
        }
        """;

    [Theory]
    [InlineData("GG0104", "Gain", "private readonly double[] _w = new double[3]; private readonly double[] [|_dw|] = new double[3];", "var dx = new double[3]; for (var i = 0; i < 3; i++) dx[i] = _w[i] * dy[i]; return dx;")]
    [InlineData("GG0105", "Gain", "private readonly double[] _w = new double[3]; private readonly double[] _dw = new double[3];", "for (var i = 0; i < 3; i++) { _dw[i] += dy[i]; [|_w[i] -= dy[i]|]; } return _dw;")]
    [InlineData("GG0106", "Gain", "private readonly double[] _w = new double[3];  private readonly double[] _dw = new double[3];", "_dw[0] += dy[0]; [|dy[0] = 0|]; return dy;")]
    [InlineData("GG0107", "[|Gain|]", "private readonly double[] _w = new double[3]; private readonly double[] _dw = new double[3];", "_dw[0] = _w[0]; return _dw;")]
    public void It_is_shown_where_the_layer_has_it(string id, string name, string members, string backward) => AnalyzerTest.Check(
        $$"""
        {{Base}}
        [GradGen.GradCheckable] public sealed partial class {{name}} : Layer
        {
            {{members}}
            protected override double[] ForwardCore([GradGen.Shape(3)] double[] x) { var y = new double[3]; for (var i = 0; i < 3; i++) y[i] = _w[i] * x[i]; return y; }
            protected override double[] BackwardCore(double[] dy) { {{backward}} }
            protected override void Zero() => System.Array.Clear(_dw, 0, 3);
        }
        """.Replace("double[] Forward(double[] x) =>", "double[] Forward([GradGen.Shape(3)] double[] x) =>", StringComparison.Ordinal),
        id);

    [Fact]
    public void Passes_of_another_assembly_are_shown_at_the_layer() => AnalyzerTest.Check(
        new TestProject("[GradGen.GradCheckable] public partial class [|Odd|] : Lib.Passes { }") { Libraries = [new TestLibrary(new TestProject("namespace Lib; public abstract class Passes { public double[] Forward(double[] x) => x; public double[,] Backward(double[,] dy) => dy; }") { Name = "Lib" })] },
        "GG0005");

    [Theory]
    [InlineData("Add(_w, dy);", "[|Add(_w, dy)|];", "GG0105")]
    [InlineData("Add(dy, _x);", "[|Add(dy, _x)|];", "GG0106")]
    public void A_helper_that_is_right_elsewhere_is_wrong_where_it_is_called(string call, string marked, string id) => AnalyzerTest.Check(
        FlowLayer.With("Add(_dw, dy);" + call, "private static void Add(double[] to, double[] from) { for (var i = 0; i < 3; i++) to[i] += from[i]; }").Replace(call, marked, StringComparison.Ordinal), id);
}
