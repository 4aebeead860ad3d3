using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0107: an upstream gradient that makes no difference.</summary>
public class UpstreamNeverReadTests
{
    private const string Message = "Backward never reads its upstream gradient dy";

    [Theory]
    [InlineData("return new double[dy.Length];")]
    [InlineData("if (dy == null || dy.Length != 3) throw new ArgumentException(nameof(dy)); return new double[3];")]
    [InlineData("ArgumentNullException.ThrowIfNull(dy); return new double[3];")]
    [InlineData("var g = dy; return new double[g.Length];")]
    [InlineData("dy = new double[3]; return dy;")]
    [InlineData("dy = _x.ToArray(); dy[0] = 1; return dy;")]
    [InlineData("return Make(dy);", "private double[] Make(double[] g) => _x.Select(v => 1 - v * v).ToArray();")]
    [InlineData("double Local() => dy[0]; return _x.ToArray();", "", "CS8321")]
    [InlineData("var dx = new double[dy.GetLength(0)]; for (var i = 0; i < dx.Length; i++) dx[i] = 1 - _x[i] * _x[i]; return dx;")]
    [InlineData("if (dy is null) return _x; return _x.ToArray();")]
    public void Only_its_size_is_asked(string body, string members = "", string? also = null) => FlowLayer.Warns(
        "GG0107",
        Layer(body, members, "[|dy|]").Replace("double Local()", also is null ? "double Local()" : $"double {{|{also}:Local|}}()"),
        Message);

    [Theory]
    [InlineData("return dy;")]
    [InlineData("return dy.ToArray();")]
    [InlineData("return (double[])dy.Clone();")]
    [InlineData("return dy.Zip(_x, (a, b) => a * b).ToArray();")]
    [InlineData("return (from v in dy select v * 2).ToArray();")]
    [InlineData("return [.. dy];")]
    [InlineData("return dy[..];")]
    [InlineData("double[] dx = [dy[0], dy[1]]; return dx;")]
    [InlineData("var dx = new double[3]; Array.Copy(dy, dx, 3); return dx;")]
    [InlineData("var dx = new double[3]; dy.AsSpan().CopyTo(dx); return dx;")]
    [InlineData("var dx = new float[3]; TensorPrimitives.Multiply(Array.ConvertAll(dy, v => (float)v), dx, dx); return _x;")]
    [InlineData("var dx = new double[3]; foreach (var v in dy) dx[0] += v; return dx;")]
    [InlineData("var dx = new double[3]; foreach (ref readonly var v in dy.AsSpan()) dx[0] += v; return dx;")]
    [InlineData("var dx = new double[3]; ref var v = ref dy[0]; dx[0] = v; return dx;")]
    [InlineData("var dx = new double[3]; Parallel.For(0, 3, i => dx[i] = dy[i]); return dx;")]
    [InlineData("double Local(int i) => dy[i]; return new[] { Local(0) };")]
    [InlineData("return Multiply(dy);", "private double[] Multiply(double[] g) { var r = new double[3]; r[0] = g[0]; return r; }")]
    [InlineData("_dy = dy; return Finish();", "private double[] _dy = new double[3]; private double[] Finish() => new[] { _dy[0] };")]
    [InlineData("return new[] { new Vector<double>(dy)[0] };")]
    [InlineData("return _inner.Backward(dy);", "private readonly Inner _inner = new();")]
    [InlineData("return _function(dy);", "private readonly Func<double[], double[]> _function = v => v;")]
    [InlineData("_ = dy; return new double[3];")]
    [InlineData("return dy.Length > 3 ? _x : dy;")]
    [InlineData("return dy switch { [var first, ..] => new[] { first }, _ => _x };")]
    [InlineData("var dx = new double[3]; var e = dy.GetEnumerator(); while (e.MoveNext()) dx[0] += (double)e.Current!; return dx;")]
    [InlineData("var (a, b) = (dy, _x); return new[] { a[0] * b[0] };")]
    [InlineData("throw new NotImplementedException(\"Backward of \" + dy.Length);")]
    [InlineData("if (dy.Length > 0) throw new NotSupportedException(); else throw new InvalidOperationException();")]
    public void Every_way_to_read_it(string body, string members = "") => AnalyzerTest.SilentWithoutRunning(Layer(body, members, "dy") + "\npublic class Inner { public double[] Backward(double[] dy) => dy; }");

    [Theory]
    [InlineData("public double Forward(double[] x, double[] target) => x[0] - target[0]; public double[] Backward(double[] x, double[] target) => new[] { 1.0 };")]
    [InlineData("public double Forward(double[] x) => x[0]; public double[] Backward(double dy) => new[] { dy };")]
    [InlineData("public double Forward(double[] x, double[] target) => x[0] - target[0]; public double[] Backward() => new[] { 1.0 };")]
    [InlineData("public (double[] Y, double[] Z) Forward(double[] x) => (x, x); public double[] Backward(double[] dy, double[] dz) => new[] { dy[0] + dz[0] };")]
    public void Losses_and_numbers(string members) => AnalyzerTest.Silent($"[GradGen.GradCheckable] public partial class Layer {{ {members} }}");

    [Fact]
    public void A_number_and_one_of_two() => Assert.Equal(
        ["Backward never reads its upstream gradient dz", "Backward never reads its upstream gradient dy"],
        AnalyzerTest.Check(
            """
            [GradGen.GradCheckable] public partial class Two { public (double[] Y, double[] Z) Forward(double[] x) => (x, x); public double[] Backward(double[] dy, double[] [|dz|]) => new[] { dy[0] }; }
            [GradGen.GradCheckable] public partial class Sum { public double Forward(double[] x) => x[0]; public double[] Backward(double [|dy|]) => new[] { 1.0 }; }
            """,
            "GG0107").Select(diagnostic => diagnostic.GetMessage()));

    private static string Layer(string body, string members, string dy) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics;
        using System.Numerics.Tensors;
        using System.Threading.Tasks;
        using GradGen;

        [GradCheckable]
        public partial class Layer
        {
            private double[] _x = new double[3];
            public double[] Forward(double[] x) => _x = x.ToArray();
            public double[] Backward(double[] {{dy}}) { {{body}} }
            {{members}}
        }
        """;
}
