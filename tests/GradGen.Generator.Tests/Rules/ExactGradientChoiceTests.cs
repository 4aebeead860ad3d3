using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0401 on what no number goes through: conditions, loops, whole numbers, calls, and the arrays that are returned.</summary>
public class ExactGradientChoiceTests
{
    private const string Square = "private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; return y; } ";
    private const string Rectifier = "private double[] _x = []; public double[] Forward(double[] x) { _x = x; var y = new double[x.Length]; for (var i = 0; i < y.Length; i++) y[i] = x[i] > 0 ? x[i] : 0.1 * x[i]; return y; } ";

    [Theory]
    [InlineData(Square, "[|for (var i = 1; i < dx.Length; i++)|] dx[i] = 2 * _x[i] * dy[i];", "has 1 where 0 belongs")]
    [InlineData(Square, "[|for (var i = 0; i < dx.Length - 1; i++)|] dx[i] = 2 * _x[i] * dy[i];", "has < where <= belongs")]
    [InlineData(Rectifier, "for (var i = 0; i < dx.Length; i++) { [|if (_x[i] < 0)|] dx[i] = dy[i]; else dx[i] = 0.1 * dy[i]; }", "has < where > belongs")]
    [InlineData(Rectifier, "for (var i = 0; i < dx.Length; i++) { [|var isOn = _x[i] > 1;|] dx[i] = isOn ? dy[i] : 0.1 * dy[i]; }", "has 1 where 0 belongs")]
    [InlineData(Square, "for (var i = 0; i < dx.Length; i++) Add(dx, i, 2 * _x[i] * dy[i]); [|Add(dx, 0, 1);|]", null)]
    [InlineData(Square, "for (var i = 0; i < dx.Length; i++) [|Add(dx, 0, 2 * _x[i] * dy[i]);|]", "has 0 where i belongs")]
    [InlineData(Square, "for (var i = 0; i < dx.Length; i++) { var g = 2 * _x[i]; [|g = g * dy[0];|] dx[i] = g; }", "has dy[0] where dy[i] belongs")]
    public void What_decides_is_to_blame(string forward, string body, string? reason)
    {
        var source = $"[GradGen.GradCheckable] public sealed partial class Layer {{ {forward} public double[] Backward(double[] dy) {{ var dx = new double[dy.Length]; {body} return dx; }} private static void Add(double[] to, int at, double value) => to[at] += value; }}";

        Assert.Contains(reason is null ? "is wrong: this " : "this " + reason + " (", Assert.Single(AnalyzerTest.Check(source, "GG0401")).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_array_is_returned()
    {
        var source = $"[GradGen.GradCheckable] public sealed partial class Layer {{ {Square} public double[] Backward(double[] dy) {{ var dx = new double[dy.Length]; for (var i = 0; i < dx.Length; i++) dx[i] = 2 * _x[i] * dy[i]; [|return dy;|] }} }}";

        Assert.Contains("this has dy where dx belongs (", Assert.Single(AnalyzerTest.Check(source, "GG0401")).GetMessage(), StringComparison.Ordinal);
    }

    // With inputs of three a bound of three is right, and so is <=; with longer ones neither is.
    [Fact]
    public void What_is_right_in_small_sizes_alone_is_not_said()
    {
        var source = $"[GradGen.GradCheckable] public sealed partial class Layer {{ {Square} public double[] Backward(double[] dy) {{ var dx = new double[dy.Length]; [|for (var i = 0; i < 2; i++)|] dx[i] = 2 * _x[i] * dy[i]; return dx; }} }}";

        Assert.Contains("this has 2 where dy.Length belongs (", Assert.Single(AnalyzerTest.Check(source, "GG0401")).GetMessage(), StringComparison.Ordinal);
    }

    // The gradient of a loss may be made of constants alone.
    [Fact]
    public void A_constant_is_to_blame()
    {
        var message = Assert.Single(AnalyzerTest.Check(
            "[GradGen.GradCheckable] public sealed partial class Mean { private int _count; public double Forward(double[] x) { _count = x.Length; double sum = 0; foreach (var v in x) sum += v; return sum / x.Length; } public double[] Backward() { var dx = new double[_count]; for (var i = 0; i < dx.Length; i++) { [|dx[i] = 2.0 / _count;|] } return dx; } }",
            "GG0401")).GetMessage();

        Assert.Contains("this has 2.0 where 1.0 belongs (", message, StringComparison.Ordinal);
    }
}
