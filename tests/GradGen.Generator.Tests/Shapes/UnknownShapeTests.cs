using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Shapes;

/// <summary>GG0007 where a layer fixes a size and Forward does not show which; silence where any size will do, or [Shape] says it.</summary>
public class UnknownShapeTests
{
    private const string Fields = "private readonly double[] w; private readonly int n; public Layer(int size) { w = new double[size]; n = size; } ";

    [Theory]
    [InlineData("double[] [|x|]", "return Elsewhere.Run(w, x);")]
    [InlineData("double[] [|x|]", "var map = new System.Collections.Generic.Dictionary<int, double[]> { [0] = x }; return Elsewhere.Run(w, map[0]);")]
    [InlineData("double[] [|x|]", "w[0] = x[System.Environment.TickCount]; return w;")]
    [InlineData("double[] [|x|]", "object o = new { x }; return Elsewhere.Run(w, o);")]
    [InlineData("double[,] [|x|]", "return Elsewhere.Run(w, x);")]
    [InlineData("double[] [|x|], double[] z", "if (z.Length != n) throw new System.ArgumentException(\"n\"); return Elsewhere.Run(z, x);")]
    [InlineData("double[] [|x|], double[] [|z|]", "return Elsewhere.Run(x, z);")]
    public void What_goes_where_nobody_can_follow_is_unknown(string inputs, string body)
    {
        var reported = AnalyzerTest.Check(Source(Fields, inputs, body), "GG0007");

        Assert.All(reported, diagnostic => Assert.Equal($"The shape of {Name(diagnostic)} is not known: Forward does not show its size along axis 0; give it a [Shape]", diagnostic.GetMessage()));
    }

    [Theory]
    [InlineData("[Shape(\"a\", \"b\")] double[] [|x|]", "[Shape] gives 2 dimensions, but double[] has 1")]
    [InlineData("[Shape(\"a\")] double[,] [|x|]", "[Shape] gives 1 dimension, but double[,] has 2")]
    [InlineData("[Shape] double[] [|x|]", "[Shape] gives 0 dimensions, but double[] has 1")]
    [InlineData("[Shape(\"n / 2\")] double[] [|x|]", "[Shape] takes integers and expressions of names with +, - and *")]
    [InlineData("[Shape(\"n +\")] double[] [|x|]", "[Shape] takes integers and expressions of names with +, - and *")]
    [InlineData("[Shape(\"\")] double[] [|x|]", "[Shape] takes integers and expressions of names with +, - and *")]
    [InlineData("[Shape(1.5)] double[] [|x|]", "[Shape] takes integers and expressions of names with +, - and *")]
    [InlineData("[Shape(-1)] double[] [|x|]", "[Shape] takes integers and expressions of names with +, - and *")]
    [InlineData("[Shape(null, 3)] double[,] [|x|]", "[Shape] takes integers and expressions of names with +, - and *")]
    [InlineData("[Shape(\"n n\")] double[] [|x|]", "[Shape] takes integers and expressions of names with +, - and *")]
    [InlineData("[Shape(\"Foo()\")] double[] [|x|]", "[Shape] takes integers and expressions of names with +, - and *")]
    public void An_attribute_that_says_nothing(string input, string message)
    {
        var reported = AnalyzerTest.Check("#pragma warning disable CS8625\n" + Source(Fields, input, "for (var i = 0; i < n; i++) w[i] += 1; return w;"), "GG0007");

        Assert.Equal("The shape of x is not known: " + message, Assert.Single(reported).GetMessage());
    }

    [Theory]
    [InlineData("[Shape(\"size\")] double[] x", "return Elsewhere.Run(w, x);")]
    [InlineData("[Shape(\"time\", 3)] double[,] x", "return Elsewhere.Run(w, x);")]
    [InlineData("double[] x", "if (x.Length != w.Length) throw new System.ArgumentException(\"x\"); return Elsewhere.Run(w, x);")]
    [InlineData("double[] x", "for (var i = 0; i < n; i++) w[i] += x[i]; return Elsewhere.Run(w, x);")]
    [InlineData("double[] x", "System.ArgumentNullException.ThrowIfNull(x); System.Console.WriteLine(x.Length); return w;")]
    [InlineData("double[,] x", "return new double[x.GetLength(w[0] > 0 ? 1 : 0)];")]
    [InlineData("double[,] x", "var size = 1; for (var axis = 0; axis < x.Rank; axis++) size *= x.GetUpperBound(axis) + 1; return new double[size];")]
    [InlineData("double x", "return new double[] { x };")]
    [InlineData("double[] x", "return w;")]
    public void What_is_shown_or_said_is_known(string input, string body) => AnalyzerTest.Silent(Source(Fields, input, body));

    [Theory]
    [InlineData("double[] x", "return Elsewhere.Run(x, x);")]
    [InlineData("double[,] x", "return Elsewhere.Run(x, x);")]
    [InlineData("double[] x", "return System.Array.ConvertAll(x, System.Math.Tanh);")]
    public void A_layer_that_fixes_no_size_takes_any(string input, string body) => AnalyzerTest.Silent(Source(string.Empty, input, body));

    [Theory]
    [InlineData("private double _slope = 0.1; private double[] _last = new double[0];", "_last = x; return Elsewhere.Run(x, x);")]
    [InlineData("private static readonly double[] Table = new double[9]; private const int Steps = 3;", "return Elsewhere.Run(x, x);")]
    public void Caches_and_settings_are_no_sizes(string members, string body) => AnalyzerTest.Silent(Source(members, "double[] x", body));

    private static string Name(Microsoft.CodeAnalysis.Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan);

    private static string Source(string members, string inputs, string body)
    {
        var plain = inputs.Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal);
        var type = plain[(plain.StartsWith('[') ? plain.IndexOf("] ", StringComparison.Ordinal) + 2 : 0)..].Split(' ')[0];
        // Their Backwards are stubs, of which other rules have their say.
        return $$"""
            #pragma warning disable GG0101, GG0104, GG0105, GG0107
            using GradGen;
            [GradCheckable]
            public partial class Layer
            {
                {{members}}
                public double[] Forward({{inputs}}) { {{body}} }
                public {{type}} Backward(double[] dy) { _ = dy; return default!; }
            }
            public static class Elsewhere { public static System.Func<object, object, double[]> Run = (a, b) => new double[1]; }
            """;
    }
}
