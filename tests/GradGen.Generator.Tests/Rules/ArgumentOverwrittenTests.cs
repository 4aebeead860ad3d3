using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0106: writes into the caller's arrays, as against writes into copies.</summary>
public class ArgumentOverwrittenTests
{
    [Theory]
    [InlineData("[|dy[0] = 1|];")]
    [InlineData("for (var i = 0; i < 3; i++) [|dy[i] *= _x[i] > 0 ? 1 : 0|];")]
    [InlineData("[|dy[^1]++|];")]
    [InlineData("[|--dy[0]|];")]
    [InlineData("var g = dy; [|g[0] = 1|];")]
    [InlineData("var g = dy.AsSpan(1); [|g[0] = 1|];")]
    [InlineData("Span<double> g = dy; [|g.Clear()|];")]
    [InlineData("[|dy.AsMemory().Span[0] = 2|];")]
    [InlineData("ref var g = ref dy[0]; [|g = 2|];")]
    [InlineData("[|Array.Clear(dy)|]; [|Array.Fill(dy, 1)|]; [|Array.Reverse(dy)|];")]
    [InlineData("[|Array.Copy(_x, dy, 3)|]; [|Buffer.BlockCopy(_x, 0, dy, 0, 8)|]; [|_x.CopyTo(dy, 0)|]; [|_x.AsSpan().CopyTo(dy)|];")]
    [InlineData("[|TensorPrimitives.Multiply(dy, _x, dy)|];")]
    [InlineData("[|new Vector<double>(_x).CopyTo(dy)|];")]
    [InlineData("Parallel.For(0, 3, i => [|dy[i] *= 2|]);")]
    [InlineData("[|dy[0] = 1|]; dy = new double[3]; dy[0] = 1;")]
    [InlineData("Mask(dy);", "private void Mask(double[] g) => [|g[0] *= _x[0]|];")]
    [InlineData("[|Kernels.Mask(dy)|];", "private static class Kernels { internal static void Mask(Span<double> g) => g[0] = 0; }")]
    [InlineData("Halve(ref dy[0]);", "private static void Halve(ref double g) => [|g /= 2|];")]
    [InlineData("_kept = dy; [|_kept[0] = 1|];", "private double[] _kept = new double[3];")]
    [InlineData("[|(dy[0], dy[1]) = (dy[1], dy[0])|];")]
    [InlineData("void Mask() => [|dy[0] = 0|]; Mask();")]
    [InlineData("foreach (var g in new[] { dy }) [|g[0] = 0|];")]
    [InlineData("[|Interlocked.Exchange(ref dy[0], 1)|];")]
    public void Backward_overwrites(string backward, string members = "") =>
        FlowLayer.Warns("GG0106", FlowLayer.With(FlowLayer.Accumulate + backward, members), "Backward overwrites its upstream gradient dy" + (members.Contains("=> [|g", StringComparison.Ordinal) ? ", here called g" : string.Empty));

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) [|x[i] = Math.Max(0, x[i])|];")]
    [InlineData("_x = x; for (var i = 0; i < 3; i++) [|_x[i] -= 1|];")]
    public void Forward_overwrites(string forward) => FlowLayer.Warns("GG0106", FlowLayer.With(FlowLayer.Accumulate, "", forward), "Forward overwrites its input x");

    [Fact]
    public void Rows_are_the_callers_too() => FlowLayer.Warns(
        "GG0106",
        """
        using System.Linq;
        [GradGen.GradCheckable] public partial class Relu
        {
            private double[][] _x = new double[1][];
            public double[][] Forward(double[][] x) => _x = x.Select(row => row.ToArray()).ToArray();
            public double[][] Backward(double[][] dy)
            {
                foreach (var row in dy)
                    [|row[0] = 0|];
                for (var n = 0; n < dy.Length; n++)
                {
                    var row = dy[n];
                    [|row[0] *= 2|];
                    dy[n][1] *= 2;
                }

                var copy = (double[][])dy.Clone();
                copy[0] = new double[3];
                return dy;
            }
        }
        """,
        "Backward overwrites its upstream gradient dy");

    // A base class calls it dy; where it is overwritten it has another name.
    [Fact]
    public void It_is_called_what_it_is_called_at_the_line() => FlowLayer.Warns(
        "GG0106",
        """
        public abstract class Base
        {
            public double[] Forward(double[] x) => Run(x);
            public double[] Backward(double[] dy) => Back(dy);
            protected abstract double[] Run(double[] values);
            protected abstract double[] Back(double[] upstream);
        }

        [GradGen.GradCheckable] public partial class Doubling : Base
        {
            protected override double[] Run(double[] values) => System.Array.ConvertAll(values, v => 2 * v);
            protected override double[] Back(double[] upstream)
            {
                for (var i = 0; i < upstream.Length; i++)
                {
                    [|upstream[i] *= 4|];
                    upstream[i] /= 2;
                }

                return upstream;
            }
        }
        """,
        "Backward overwrites its upstream gradient dy, here called upstream");

    [Fact]
    public void A_row_that_is_put_there_is_nobody_elses() => FlowLayer.Warns(
        "GG0106",
        """
        [GradGen.GradCheckable] public partial class Relu
        {
            public double[][] Forward(double[][] x) => x;
            public double[][] Backward(double[][] dy) { [|dy[0] = new double[3]|]; dy[0][0] = 1; return dy; }
        }
        """,
        "Backward overwrites its upstream gradient dy");

    [Fact]
    public void A_shallow_copy_shares_its_rows() => FlowLayer.Warns(
        "GG0106",
        """
        using System.Linq;
        [GradGen.GradCheckable] public partial class Relu
        {
            public double[][] Forward(double[][] x) => x;
            public double[][] Backward(double[][] dy)
            {
                var dx = dy.ToArray();
                [|dx[0][0] = 0|];
                var also = (double[][])dy.Clone();
                [|also[0][0] = 0|];
                return dx;
            }
        }
        """,
        "Backward overwrites its upstream gradient dy");

    [Theory]
    [InlineData("dy = (double[])dy.Clone(); dy[0] = 1;")]
    [InlineData("dy = dy.ToArray(); for (var i = 0; i < 3; i++) dy[i] *= 2;")]
    [InlineData("dy = Mask(dy); dy[0] = 1;", "private double[] Mask(double[] g) { var r = new double[3]; for (var i = 0; i < 3; i++) r[i] = g[i]; return r; }")]
    [InlineData("dy = [.. dy]; dy[0] = 1;")]
    [InlineData("dy = dy[..]; dy[0] = 1;")]
    [InlineData("dy = dy.Select(v => v * 2).ToArray(); dy[0] = 1;")]
    [InlineData("var g = (double[])dy.Clone(); g[0] = 1; Array.Clear(g);")]
    [InlineData("var g = dy.AsSpan().ToArray(); g[0] = 1;")]
    [InlineData("var g = new double[3]; Array.Copy(dy, g, 3); g[0] = 1;")]
    [InlineData("var g = Array.ConvertAll(dy, v => v); g[0] = 1;")]
    [InlineData("var g = new List<double>(dy); g[0] = 1;")]
    [InlineData("var g = dy.ToList(); g[0] = 1; g.Add(2);")]
    [InlineData("Span<double> g = stackalloc double[3]; dy.CopyTo(g); g[0] = 1;")]
    [InlineData("Span<double> g = new double[3]; dy.AsSpan().CopyTo(g); g[0] = 1;")]
    [InlineData("var g = _inPlace ? dy : dy.ToArray(); g[0] = 1;", "private readonly bool _inPlace = true;")]
    [InlineData("var g = dy; if (_x[0] > 0) g = dx; g[0] = 1;")]
    [InlineData("var g = dy; for (var i = 0; i < 2; i++) { g = Next(g); g[0] = 1; }", "private static double[] Next(double[] g) => g.ToArray();")]
    [InlineData("Use(dy);", "private static void Use(double[] g) { g = new double[3]; g[0] = 1; }")]
    [InlineData("Use(ref dy); dy[0] = 1;", "private static void Use(ref double[] g) => g = new double[3];")]
    [InlineData("Use(dy, out var g); g[0] = 1;", "private static void Use(double[] dy, out double[] g) => g = dy.ToArray();")]
    [InlineData("var sum = 0.0; foreach (var v in dy) { sum += v; } dx[0] += sum;")]
    [InlineData("dx[0] = dy[0]; dx[1] += dy[1];")]
    [InlineData("dy.CopyTo(dx, 0); TensorPrimitives.Multiply(dy, _x, dx);")]
    [InlineData("var (a, b) = (dy, new double[3]); b[0] = a[0];")]
    [InlineData("var rows = new[] { dy, dx }; rows[1][0] = 1;")]
    [InlineData("double first = dy[0]; first *= 2; dx[0] = first;")]
    [InlineData("dy = null!; _x[0] = 1;")]
    [InlineData("var g = dy.Length == 0 ? throw new ArgumentException() : dx; g[0] = 1;")]
    [InlineData("Func<double[], double[]> copy = v => v.ToArray(); var g = copy(dy); g[0] = 1;")]
    [InlineData("var g = _pool.Rent(3); dy.CopyTo(g, 0); g[0] = 1;", "private readonly System.Buffers.ArrayPool<double> _pool = System.Buffers.ArrayPool<double>.Shared;")]
    [InlineData("if (_kept.Length != 3) _kept = dy; _kept[0] = 1;", "private double[] _kept = new double[3];")]
    [InlineData("_kept = dy; Refresh(); _kept[0] = 1;", "private double[] _kept = new double[3]; private void Refresh() => _kept = new double[3];")]
    public void Copies_and_other_arrays(string backward, string members = "") => AnalyzerTest.SilentWithoutRunning(FlowLayer.With(FlowLayer.Accumulate + backward, members));
}
