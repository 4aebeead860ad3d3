using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0104: a gradient that Backward leaves as it was, and the many ways to write one.</summary>
public class GradientNeverWrittenTests
{
    private const string Message = "Backward never writes _dw, the gradient of _w";

    // What Backward collects becomes the gradient in a method that nothing calls; one that clears is none.
    [Theory]
    [InlineData("FindSlopes", "[AfterBackward]", "public void FindSlopes(double[] errors, double[] inputs) { for (var i = 0; i < 3; i++) _dw[i] += errors[i] * inputs[i]; }")]
    [InlineData("FromInput", "[AfterBackward]", "public void FromInput(double[] errors) { for (var i = 0; i < 3; i++) _dw[i] += errors[i] * _x[i]; }")]
    [InlineData("AverageGradients", "[AfterBackward]", "public void AverageGradients(int count) { for (var i = 0; i < 3; i++) _dw[i] = _db[i] / count; }")]
    [InlineData("Finish", "[AfterBackward]", "public void ZeroAll() { _dw[0] = 0; _db[0] = 0; } public void Finish() => _db.CopyTo(_dw, 0); public void Scale() { _dw[0] *= 2; }")]
    public void The_method_that_completes_it_is_named(string method, string attribute, string members) =>
        FlowLayer.Warns("GG0104", FlowLayer.With("_db[0] += dy[0];", members).Replace("[] Backward(", "[] [|Backward|]("), $"{Message}; {method} does: if it is what completes Backward, mark it {attribute}");

    [Theory]
    [InlineData("")]
    [InlineData("Array.Clear(_dw);")]
    [InlineData("Array.Clear(_dw, 0, _dw.Length);")]
    [InlineData("_dw.AsSpan().Clear();")]
    [InlineData("Array.Fill(_dw, 0);")]
    [InlineData("_dw = new double[3];")]
    [InlineData("_dw = new double[_w.Length]; var g = _dw; g[0] = 0;")]
    [InlineData("for (var i = 0; i < 3; i++) _dw[i] = 0.0;")]
    [InlineData("var g = (double[])_dw.Clone(); g[0] += dy[0];")]
    [InlineData("var g = _dw.ToArray(); g[0] += dy[0];")]
    [InlineData("var g = _dw[..2]; g[0] += dy[0];")]
    [InlineData("double[] g = [.. _dw]; g[0] += dy[0];")]
    [InlineData("foreach (var v in _dw) dx[0] += v;")]
    [InlineData("_dw.CopyTo(dx, 0); Array.Copy(_dw, dx, 3); _dw.AsSpan().CopyTo(dx);")]
    [InlineData("Set(_dw, dy);", "private static void Set(double[] g, double[] dy) { g = new double[3]; g[0] = dy[0]; }")]
    [InlineData("Norm(_dw);", "private static double Norm(double[] g) { var sum = 0.0; foreach (var v in g) sum += v * v; return sum; }")]
    [InlineData("void Add() => _dw[0] += dy[0];", "public void Add(int i) => _dw[i] = 1;", "CS8321")]
    [InlineData("var g = _dw; g = new double[3]; g[0] = dy[0];")]
    [InlineData("var g = _db; (g[0], g[1]) = (dy[0], dy[1]);")]
    [InlineData("for (var i = 0; i < 3; i++) _db[i] += dy[i] * _x[i];")]
    [InlineData("TensorPrimitives.Multiply(dy, _dw, dx);")]
    [InlineData("dx = _dw.Zip(dy, (a, b) => a + b).ToArray();")]
    [InlineData("", "public void Update(Sgd sgd) { sgd.Step(_w, _dw); Array.Clear(_dw); } public abstract class Sgd { public abstract void Step(double[] w, double[] dw); }")]
    [InlineData("", "public double[] WeightGradient => _dw;")]
    [InlineData("Console.WriteLine($\"{_dw.Length} {_dw[0]}\");")]
    [InlineData("Parallel.For(0, 3, i => _db[i] += _dw[i]);")]
    public void A_gradient_that_stays_as_it_was(string backward, string members = "", string? also = null)
    {
        var source = FlowLayer.With(backward, members).Replace("[] Backward(", "[] [|Backward|](");
        FlowLayer.Warns("GG0104", also is null ? source : source.Replace("void Add()", $"void {{|{also}:Add|}}()"), Message);
    }

    [Theory]
    [InlineData(FlowLayer.Accumulate)]
    [InlineData("Add(dy);", "private void Add(double[] dy) { for (var i = 0; i < 3; i++) _dw[i] += dy[i]; }")]
    [InlineData("Add(_dw, dy);", "private static void Add(double[] g, double[] dy) { for (var i = 0; i < 3; i++) g[i] += dy[i]; }")]
    [InlineData("Kernels.Add(_dw, dy);", "private static class Kernels { internal static void Add(Span<double> g, ReadOnlySpan<double> dy) { for (var i = 0; i < 3; i++) g[i] += dy[i]; } }")]
    [InlineData("Add(out _dw, dy);", "private static void Add(out double[] g, double[] dy) { g = dy.ToArray(); }")]
    [InlineData("Add(ref _dw[0], dy[0]);", "private static void Add(ref double g, double dy) => g += dy;")]
    [InlineData("_dw = dy.Zip(_x, (a, b) => a * b).ToArray();")]
    [InlineData("_dw = Outer(dy);", "private double[] Outer(double[] dy) { var g = new double[3]; g[0] = dy[0]; return g; }")]
    [InlineData("var g = new double[3]; _dw = g; g[0] = dy[0];")]
    [InlineData("var g = new double[3]; g[0] = dy[0]; _dw = g;")]
    [InlineData("_dw = new double[3]; _dw[0] = dy[0];")]
    [InlineData("_dw = [dy[0], dy[1], dy[2]];")]
    [InlineData("_dw = new[] { dy[0], dy[1], dy[2] };")]
    [InlineData("var g = _dw; for (var i = 0; i < 3; i++) g[i] += dy[i];")]
    [InlineData("var g = dy.Length > 0 ? _dw : _db; g[0] = dy[0];")]
    [InlineData("var g = _dw ?? _db; g[0]++;")]
    [InlineData("Span<double> g = _dw; g[0] = dy[0];")]
    [InlineData("var g = _dw.AsSpan(1).Slice(1); dy.AsSpan(0, 1).CopyTo(g);")]
    [InlineData("var g = _dw.AsMemory(); g.Span[0] = dy[0];")]
    [InlineData("ref var g = ref _dw[0]; g = dy[0];")]
    [InlineData("ref var g = ref MemoryMarshal.GetArrayDataReference(_dw); g = dy[0];")]
    [InlineData("foreach (ref var g in _dw.AsSpan()) g = dy[0];")]
    [InlineData("foreach (var g in new[] { _dw, _db }) g[0] = dy[0];")]
    [InlineData("var all = new double[2][]; all[0] = _dw; all[1] = _db; for (var i = 0; i < 2; i++) all[i][0] = dy[i];")]
    [InlineData("var all = new List<double[]> { _dw, _db }; all.ForEach(g => g[0] = dy[0]);")]
    [InlineData("var all = new List<double[]>(); all.Add(_dw); foreach (var g in all) g[0] = dy[0];")]
    [InlineData("foreach (var (g, s) in new[] { (_dw, 1.0), (_db, 2.0) }) g[0] = s * dy[0];")]
    [InlineData("var (g, h) = (_dw, _db); g[0] = h[0];")]
    [InlineData("(_dw[0], _dw[1]) = (dy[0], dy[1]);")]
    [InlineData("(_dw, _db) = Both(dy);", "private (double[], double[]) Both(double[] dy) { var a = new double[3]; a[0] = dy[0]; return (a, a); }")]
    [InlineData("Array.Copy(dy, _dw, 3);")]
    [InlineData("Buffer.BlockCopy(dy, 0, _dw, 0, 24);")]
    [InlineData("dy.CopyTo(_dw, 0);")]
    [InlineData("dy.AsSpan().CopyTo(_dw);")]
    [InlineData("Array.Fill(_dw, dy[0]);")]
    [InlineData("_dw.AsSpan().Fill(dy[0]);")]
    [InlineData("_dw.SetValue(dy[0], 0);")]
    [InlineData("TensorPrimitives.MultiplyAdd(dy, _x, _dw, _dw);")]
    [InlineData("(new Vector<double>(dy) * new Vector<double>(_x)).CopyTo(_dw);")]
    [InlineData("Parallel.For(0, 3, i => _dw[i] += dy[i]);")]
    [InlineData("Parallel.For(0, 3, Step); void Step(int i) => _dw[i] += dy[i];")]
    [InlineData("Parallel.For(0, 3, () => new double[3], (i, _, local) => { local[i] = dy[i]; return local; }, local => { lock (_x) for (var i = 0; i < 3; i++) _dw[i] += local[i]; });")]
    [InlineData("Action<int> step = i => _dw[i] = dy[i]; step(0);")]
    [InlineData("double[] g = null!; Action step = () => g[0] = dy[0]; g = _dw; step();")]
    [InlineData("void Add(double[] g) { for (var i = 0; i < 3; i++) g[i] += dy[i]; } Add(_dw);")]
    [InlineData("Recurse(_dw, 3, dy);", "private static void Recurse(double[] g, int n, double[] dy) { if (n == 0) return; Recurse(g, n - 1, dy); g[n - 1] = dy[0]; }")]
    [InlineData("Enumerable.Range(0, 3).ToList().ForEach(i => _dw[i] = dy[i]);")]
    [InlineData("Enumerable.Range(0, 3).Select(i => _dw[i] = dy[i]).ToArray();")]
    [InlineData("foreach (var i in Steps(dy)) dx[0] += i;", "private IEnumerable<int> Steps(double[] dy) { for (var i = 0; i < 3; i++) { _dw[i] = dy[i]; yield return i; } }")]
    [InlineData("WeightGradients[0] = dy[0];", "private double[] WeightGradients => _dw;")]
    [InlineData("WeightGradients = dy.ToArray();", "private double[] WeightGradients { get => _dw; set => _dw = value; }")]
    [InlineData("this[0] = dy[0];", "private double this[int i] { get => _dw[i]; set => _dw[i] = value; }")]
    [InlineData("Interlocked.Exchange(ref _dw, dy.ToArray());")]
    [InlineData("try { _dw[0] = dy[0]; } finally { }")]
    [InlineData("var g = dx; try { g = _dw; Console.WriteLine(dy[0]); g = dx; } catch (Exception) { g[0] = dy[0]; }")]
    [InlineData("var g = dx; try { g = _dw; Console.WriteLine(dy[0]); g = dx; } finally { g[0] = dy[0]; }")]
    [InlineData("double[] a = dx, b = _db, c = _dw; for (var i = 0; i < 3; i++) { a[0] = dy[i]; a = b; b = c; }")]
    [InlineData("var g = dx; while (true) { if (dy[0] > 0) { g = _dw; break; } if (dy[1] > 0) return dx; } g[0] = dy[0];")]
    [InlineData("lock (_dw) { using var stream = new System.IO.MemoryStream(); checked { _dw[0] += dy[0]; } }")]
    [InlineData("switch (dy.Length) { case 3: _dw[0] = dy[0]; break; default: break; }")]
    [InlineData("var k = 0; do { if (k == 2) continue; _dw[k] = dy[k]; } while (++k < 3);")]
    [InlineData("var k = 0; again: _dw[k] = dy[k]; if (++k < 3) goto again;")]
    [InlineData("if (dy is { Length: > 0 } && _dw is { } g) g[0] = dy[0];")]
    [InlineData("GetGradients()[0][0] = dy[0];", "private double[][] GetGradients() => new[] { _dw, _db };")]
    [InlineData("foreach (var p in Parameters()) p.Grad[0] = dy[0];", "private IEnumerable<(double[] Value, double[] Grad)> Parameters() { yield return (_w, _dw); }")]
    [InlineData("unsafe { fixed (double* g = _dw) g[0] = dy[0]; }", "", "CS0227")]
    [InlineData("dynamic g = _dw; g[0] = dy[0];")]
    public void Every_way_to_write_one(string backward, string members = "", string? also = null) =>
        AnalyzerTest.SilentWithoutRunning(FlowLayer.With(also is null ? backward : backward.Replace("unsafe {", $"{{|{also}:unsafe|}} {{"), members));

    [Theory]
    [InlineData("_other.Backward(dy);", "private readonly Other _other; public Gain() => _other = new Other(_dw);")]
    [InlineData("_other.Backward(dy);", "private readonly Other _other; public Gain() { var g = new double[3]; _dw = g; _other = new Other(g); }")]
    [InlineData("_other.Backward(dy);", "private readonly Other _other; public Gain(Other other) { _other = other; _dw = other.Gradient; } [GradCheckFactory] public static Gain Make() => new(new Other(new double[3]));")]
    [InlineData("_all[0][0] = dy[0];", "private readonly double[][] _all; public Gain() => _all = new[] { _dw, _db };")]
    [InlineData("_flat[0] = dy[0];", "private readonly double[] _flat; public Gain() => _flat = _dw;")]
    [InlineData("_later(dy);", "private readonly Action<double[]> _later; public Gain() => _later = dy => _dw[0] = dy[0];")]
    [InlineData("_later(dy);", "private readonly Action<double[]> _later; public Gain() => _later = Add; private void Add(double[] dy) => _dw[0] = dy[0];")]
    [InlineData("_other.Run(this, dy);", "private readonly Other _other = new(new double[3]); public void Add(double[] dy) => _dw[0] = dy[0];")]
    [InlineData("Other.Register(this);")]
    [InlineData("_other.Backward(_dw, dy);", "private readonly Other _other = new(new double[3]);")]
    [InlineData("new Other(_dw).Backward(dy);")]
    [InlineData("Hook(dy);", "protected virtual void Hook(double[] dy) { }")]
    public void Others_that_may_write_it(string backward, string members = "") => AnalyzerTest.SilentWithoutRunning(FlowLayer.With(backward, members) + """

        public class Other(double[] gradient)
        {
            public double[] Gradient => gradient;
            public void Backward(double[] dy) => gradient[0] = dy[0];
            public void Backward(double[] gradient, double[] dy) => gradient[0] = dy[0];
            public void Run(Gain gain, double[] dy) => gain.Add(dy);
            public static object? Last;
            public static void Register(object gain) => Last = gain;
        }
        """.Replace(members.Contains("public void Add", StringComparison.Ordinal) ? "#" : "gain.Add(dy)", "dy[0].ToString()"));

    [Theory]
    [InlineData("public double[] Backward(double[] dy) => throw new System.NotImplementedException();")]
    [InlineData("public double[] Backward(double[] dy) { throw new System.NotSupportedException(\"later\"); }")]
    [InlineData("public double[] Backward(double[] dy, double learningRate = 0.1) { for (var i = 0; i < dy.Length; i++) w[i] -= learningRate * dy[i]; return dy; }")]
    [InlineData("public double[] Backward(double[] dy) => this with { } is var copy ? copy.Add(dy) : dy; private double[] Add(double[] dy) { dw[0] = dy[0]; return dy; }", "record")]
    public void Backward_that_is_not_there_yet_or_steps_itself(string backward, string kind = "class") => AnalyzerTest.SilentWithoutRunning(
        $"[GradGen.GradCheckable] public partial {kind} Layer {{ private readonly double[] w = new double[2], dw = new double[2]; public double[] Forward(double[] x) => new[] {{ w[0] * x[0] }}; {backward} }}");

    [Fact]
    public void The_base_declares_and_the_derived_class_writes() => AnalyzerTest.SilentWithoutRunning(new TestProject(
        """
        public abstract partial class Layer
        {
            protected double[] W = new double[3], GradW = new double[3];
            public abstract double[] Forward(double[] x);
            public virtual double[] Backward(double[] dy) { Add(dy); return dy; }
            protected abstract void Add(double[] dy);
        }
        """,
        """
        [GradGen.GradCheckable] public sealed partial class Gain : Layer
        {
            public override double[] Forward(double[] x) => new[] { W[0] * x[0] };
            protected override void Add(double[] dy) => Write(dy);
        }
        """,
        "partial class Gain { private void Write(double[] dy) => GradW[0] += dy[0]; }"));

    [Fact]
    public void The_base_declares_and_the_derived_class_forgets() => FlowLayer.Warns(
        "GG0104",
        """
        public abstract class Layer<T> where T : struct
        {
            protected T[] w = new T[3], dw = new T[3], cache = new T[3];
            protected virtual void Add(T[] dy) => dw[0] = dy[0];
        }

        [GradGen.GradCheckable] public sealed partial class Gain : Layer<double>
        {
            public double[] Forward(double[] x) => new[] { w[0] * x[0] };
            public double[] [|Backward|](double[] dy) { Add(dy); return new[] { w[0] * dy[0] }; }
            protected override void Add(double[] dy) => cache[0] = dy[0];
        }
        """,
        "Backward never writes dw, the gradient of w");

    [Fact]
    public void Deep_loops_are_followed_to_their_end() => FlowLayer.Warns(
        "GG0104",
        """
        [GradGen.GradCheckable] public sealed partial class Conv(int inputs, int filters, int size)
        {
            private readonly double[][][][] _kernels = new double[filters][][][], _kernelGradients = new double[filters][][][];
            private readonly double[] _biases = new double[filters], _biasGradients = new double[filters];
            private double[][][][] _x = [];
            public double[][][][] Forward([GradGen.Shape("batch", "inputs", 5, 5)] double[][][][] x) { _x = x; _ = _biases[0] + _kernels[0][0][0][0] + inputs; return x; }
            public double[][][][] [|Backward|](double[][][][] dy)
            {
                var dx = new double[dy.Length][][][];
                for (var n = 0; n < dy.Length; n++)
                {
                    var sample = dy[n];
                    for (var f = 0; f < sample.Length; f++)
                    {
                        var map = sample[f];
                        for (var c = 0; c < _x[n].Length; c++)
                        {
                            var (kernel, gradient) = (_kernels[f][c], _kernelGradients[f][c]);
                            for (var i = 0; i < map.Length; i++)
                            {
                                var row = map[i];
                                for (var j = 0; j < row.Length; j++)
                                {
                                    for (var k = 0; k < size; k++)
                                    {
                                        var (weights, changes, source, target) = (kernel[k], gradient[k], _x[n][c][i + k], dx[n][c][i + k]);
                                        for (var l = 0; l < size; l++)
                                        {
                                            changes[l] += row[j] * source[j + l];
                                            target[j + l] += row[j] * weights[l];
                                        }
                                    }
                                }
                            }
                        }
                    }
                }

                return dx;
            }
        }
        """,
        "Backward never writes _biasGradients, the gradient of _biases");

    [Fact]
    public void Numbers_and_rows() => FlowLayer.Warns(
        "GG0104",
        """
        [GradGen.GradCheckable] public sealed partial class Mixed<T> where T : struct, System.Numerics.INumber<T>
        {
            private T _scale; private T _scaleGrad; private readonly T[][] _rows = new T[2][], _rowGrads = new T[2][];
            public T[] Forward(T[] x) => new[] { _scale * x[0] + _rows[0][0] };
            public T[] [|Backward|](T[] dy) { foreach (var row in _rowGrads) row[0] += dy[0]; return new[] { _scale * dy[0] }; }
        }
        """,
        "Backward never writes _scaleGrad, the gradient of _scale");
}
