namespace GradGen.Generator.Tests.Interpretation;

/// <summary>Members of .NET give in the machine what they give in .NET, and their derivatives are those of a difference.</summary>
public class FrameworkInTheMachineTests
{
    [Theory]
    [InlineData("Exp"), InlineData("Sin"), InlineData("Cos"), InlineData("Tan"), InlineData("Asin"), InlineData("Acos"), InlineData("Atan"), InlineData("Sinh"), InlineData("Cosh"), InlineData("Tanh"), InlineData("Abs")]
    [InlineData("Asinh"), InlineData("Atanh")]
    public void Functions_of_any_number(string name) => NativeRun.Compare($"public static double Run(double a, double b) => Math.{name}(0.9 * a) * b;");

    [Theory]
    [InlineData("Log"), InlineData("Log2"), InlineData("Log10"), InlineData("Sqrt"), InlineData("Cbrt")]
    public void Functions_of_positive_numbers(string name) => NativeRun.Compare($"public static double Run(double a, double b) => Math.{name}(a) * b;", from: 0.2, to: 3);

    [Theory]
    [InlineData("Exp2"), InlineData("ExpM1"), InlineData("LogP1"), InlineData("SinPi"), InlineData("CosPi")]
    public void Functions_of_double(string name) => NativeRun.Compare($"public static double Run(double a, double b) => double.{name}(a) * b;", from: 0.1);

    [Theory]
    [InlineData("Math.Pow(a, b)"), InlineData("Math.Atan2(a, b)"), InlineData("Math.Log(a, b + 2)"), InlineData("double.Hypot(a, b)"), InlineData("Math.Max(a, b)"), InlineData("Math.Min(a, b)")]
    [InlineData("Math.FusedMultiplyAdd(a, b, a)"), InlineData("Math.Clamp(a, 0.5, 1.5) * b"), InlineData("Math.CopySign(a, -b)"), InlineData("Math.MaxMagnitude(a, b)"), InlineData("double.Lerp(a, b, 0.3)")]
    [InlineData("a % b"), InlineData("Math.IEEERemainder(a, b)"), InlineData("Math.SinCos(a).Sin * b"), InlineData("Math.ReciprocalEstimate(a) * 0 + a")]
    public void Functions_of_two(string expression) => NativeRun.Compare($"public static double Run(double a, double b) => {expression};", from: 0.2, to: 2);

    [Theory]
    [InlineData("Math.Floor(a) + Math.Ceiling(b) + Math.Truncate(a * 3) + Math.Round(b * 5) + Math.Round(a, 2) + Math.Sign(b)")]
    [InlineData("Math.Round(a * 10, MidpointRounding.AwayFromZero) + (int)(a * 100) + (long)(b * 1000) + unchecked((byte)(int)(a * 1000))")]
    [InlineData("new Random(42).NextDouble() + new Random((int)(a * 100)).Next(1000) + new Random(5).Next(-3, 9) + new Random(-5).Next()")]
    [InlineData("(double.IsNaN(a) ? 1 : 2) + (double.IsFinite(b) ? 4 : 8) + (double.IsNegative(a) ? 16 : 32) + Convert.ToInt32(a * 10)")]
    [InlineData("Math.DivRem(17, 5).Remainder + Math.Max(3, 4) + Math.Abs(-3) + Math.Clamp(9, 1, 5) + int.MaxValue / 2")]
    public void Functions_that_jump(string expression) => NativeRun.Compare($"public static double Run(double a, double b) => {expression};", isSmooth: false);

    [Theory]
    [InlineData("var x = new[] { a, b, a * b }; Array.Reverse(x); Array.Resize(ref x, 5); x[4] = b; var y = (double[])x.Clone(); Array.Clear(x, 0, 1); Array.Fill(y, a, 1, 2); Array.Copy(x, 1, y, 3, 2); return x.Sum() + y[0] * y[1] + y[4];")]
    [InlineData("var x = new double[2, 3]; Array.Fill(new double[1], 1.0); for (var i = 0; i < x.GetLength(0); i++) for (var j = 0; j < x.GetLength(1); j++) x[i, j] = a * i + b * j; double s = 0; foreach (var v in x) s += v * v; return s + x.Rank + x.Length;")]
    [InlineData("Span<double> s = stackalloc double[4]; s.Fill(a); s[1..3].Clear(); s[^1] = b; ReadOnlySpan<double> r = s; return r[0] * r[^1] + r.Slice(1).ToArray().Sum();")]
    [InlineData("var l = new List<double> { a, b }; l.Add(a * b); l.Insert(0, b); l.RemoveAt(1); l.AddRange(new[] { a }); l.Reverse(); return l.Select((v, i) => v * i).Sum() + l.Count + l.IndexOf(b);")]
    [InlineData("var d = new Dictionary<string, double> { [\"x\"] = a }; d[\"y\"] = b; d.TryGetValue(\"x\", out var v); double s = 0; foreach (var (key, value) in d) s += value * key.Length; return s + v * (d.ContainsKey(\"z\") ? 1 : 2);")]
    [InlineData("var q = new Queue<double>(); q.Enqueue(a); q.Enqueue(b); var s = new Stack<double>(new[] { a, b }); return q.Dequeue() * 2 + q.Peek() + s.Pop() * 3 + s.Count;")]
    [InlineData("var x = new[] { a, b, 0.3 }; return x.Aggregate(1.0, (p, v) => p * v) + x.Zip(x.Skip(1), (p, q) => p * q).Sum() + x.Where(v => v > 0.1).Average() + x.OrderBy(v => v).First() * 2 + x.Max() + Enumerable.Range(1, 3).Sum(i => i * a);")]
    [InlineData("double s = 0; System.Threading.Tasks.Parallel.For(0, 4, i => { s += i * a; }); var g = new[] { 1, 2, 3, 4 }.GroupBy(i => i % 2).Select(p => p.Key * b + p.Count()); return s + g.Sum() + new[] { a, b }.Select(v => (v, v * v)).Sum(t => t.Item2);")]
    public void Collections(string body) => NativeRun.Compare($"public static double Run(double a, double b) {{ {body} }}", from: 0.4, to: 0.9);

    [Theory]
    [InlineData("var x = System.Collections.Immutable.ImmutableArray.Create(a, b).Add(a * b).SetItem(0, b); double s = x[2] * x.Length; foreach (var v in x) s += v * v; return s;")]
    public void Immutable_arrays(string body) => NativeRun.Compare($"public static double Run(double a, double b) {{ {body} }}", from: 0.4, to: 0.9);

    // Their components are float, so that .NET's results are too coarse to compare but for whole numbers.
    [Theory]
    [InlineData("var p = new Vector3((int)(a * 10), 2, 3); var q = Vector3.One * 2 + p; q.X += 1; return Vector3.Dot(p, q) + (p - q).LengthSquared() + (-p).Y + new Vector2(3, 4).Length() + Vector2.Distance(Vector2.Zero, new Vector2(6, 8)) + (p / 2).Y + Vector3.UnitY.Y;")]
    public void Vectors(string body) => NativeRun.Compare($"public static double Run(double a, double b) {{ {body} }}", isSmooth: false);

    [Theory]
    [InlineData("TensorPrimitives.Add<double>(x, y, z)"), InlineData("TensorPrimitives.Add(x, b, z)"), InlineData("TensorPrimitives.Subtract<double>(x, y, z)"), InlineData("TensorPrimitives.Multiply(x, a, z)"), InlineData("TensorPrimitives.Divide(1.5, y, z)"), InlineData("TensorPrimitives.Negate<double>(x, z)")]
    [InlineData("TensorPrimitives.MultiplyAdd(x, a, y, z)"), InlineData("TensorPrimitives.FusedMultiplyAdd<double>(x, y, x, z)"), InlineData("TensorPrimitives.AddMultiply(x, y, b, z)"), InlineData("TensorPrimitives.Pow(y, 2.5, z)"), InlineData("TensorPrimitives.Max<double>(x, y, z)"), InlineData("TensorPrimitives.Min(x, 0.5, z)")]
    [InlineData("TensorPrimitives.Exp<double>(x, z)"), InlineData("TensorPrimitives.Log<double>(y, z)"), InlineData("TensorPrimitives.Tanh<double>(x, z)"), InlineData("TensorPrimitives.Sigmoid<double>(x, z)"), InlineData("TensorPrimitives.SoftMax<double>(x, z)"), InlineData("TensorPrimitives.Sqrt<double>(y, z)"), InlineData("TensorPrimitives.Abs<double>(x, z)"), InlineData("TensorPrimitives.Reciprocal<double>(y, z)"), InlineData("TensorPrimitives.ReciprocalSqrt<double>(y, z)"), InlineData("TensorPrimitives.Lerp(x, y, 0.3, z)"), InlineData("TensorPrimitives.Clamp(x, 0.2, 0.6, z)")]
    [InlineData("z[0] = TensorPrimitives.Dot<double>(x, y)"), InlineData("z[0] = TensorPrimitives.Sum<double>(x)"), InlineData("z[0] = TensorPrimitives.SumOfSquares<double>(x)"), InlineData("z[0] = TensorPrimitives.SumOfMagnitudes<double>(x)"), InlineData("z[0] = TensorPrimitives.Norm<double>(x)"), InlineData("z[0] = TensorPrimitives.Product<double>(y)"), InlineData("z[0] = TensorPrimitives.Average<double>(x)"), InlineData("z[0] = TensorPrimitives.Max<double>(x) + TensorPrimitives.IndexOfMax<double>(y)"), InlineData("z[0] = TensorPrimitives.MinMagnitude<double>(x) + TensorPrimitives.IndexOfMin<double>(y)")]
    [InlineData("z[0] = TensorPrimitives.Distance<double>(x, y)"), InlineData("z[0] = TensorPrimitives.CosineSimilarity<double>(x, y)"), InlineData("z[0] = TensorPrimitives.ProductOfSums<double>(x, y) + TensorPrimitives.ProductOfDifferences<double>(x, y)"), InlineData("try { TensorPrimitives.Add<double>(x, new double[2], z); } catch (ArgumentException) { z[0] = b; }")]
    public void Functions_of_spans(string statement) => NativeRun.Compare(
        $"public static double Run(double a, double b) {{ var x = new[] {{ a, b, -a * b, 0.4 }}; var y = new[] {{ 1 + b, a * a + 0.2, b, 0.7 }}; var z = new double[5]; {statement}; return z[0] + 2 * z[1] + 3 * z[2] + 4 * z[3]; }}", from: 0.2, to: 0.9, space: "System.Numerics.Tensors");

    // How many lanes there are is not the same here and there.
    [Theory]
    [InlineData("for (; i <= n - w; i += w) (new Vector<double>(x, i) * new Vector<double>(y, i) + new Vector<double>(a)).CopyTo(z, i); for (; i < n; i++) z[i] = x[i] * y[i] + a;")]
    [InlineData("var s = Vector<double>.Zero; for (; i <= n - w; i += w) s += new Vector<double>(x.AsSpan(i)) / new Vector<double>(y.AsSpan(i, w)); z[0] = Vector.Sum(s); for (; i < n; i++) z[0] += x[i] / y[i];")]
    [InlineData("for (; i <= n - w; i += w) z[1] += Vector.Dot(new Vector<double>(x, i), new Vector<double>(y, i)); for (; i < n; i++) z[1] += x[i] * y[i];")]
    [InlineData("for (; i <= n - w; i += w) { var v = new Vector<double>(x, i); Vector.ConditionalSelect(Vector.GreaterThan(v, Vector<double>.Zero), v * b, -v).CopyTo(z.AsSpan(i)); } for (; i < n; i++) z[i] = x[i] > 0 ? x[i] * b : -x[i];")]
    [InlineData("for (; i <= n - w; i += w) (Vector.Max(new Vector<double>(x, i), new Vector<double>(y, i)) - Vector.SquareRoot(new Vector<double>(y, i)) + Vector.Abs(new Vector<double>(x, i)) * 2 + Vector<double>.One).CopyTo(z, i); for (; i < n; i++) z[i] = Math.Max(x[i], y[i]) - Math.Sqrt(y[i]) + Math.Abs(x[i]) * 2 + 1;")]
    [InlineData("var p = System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(x.AsSpan()); var q = System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(z.AsSpan()); for (var j = 0; j < p.Length; j++) q[j] = a * p[j] - Vector.Negate(p[j]); for (i = p.Length * w; i < n; i++) z[i] = a * x[i] + x[i];")]
    [InlineData("var v = new Vector<double>(b); z[0] = v[w - 1] + (Vector.LessThanAll(v, new Vector<double>(5.0)) ? a : b) + (Vector.IsHardwareAccelerated ? 0 : 0);")]
    public void Lanes(string body) => NativeRun.Compare(
        $"public static double Run(double a, double b) {{ int i = 0, w = Vector<double>.Count, n = 9; var x = Enumerable.Range(1, n).Select(k => a * k - b * k * k + 1.1).ToArray(); var y = Enumerable.Range(1, n).Select(k => b * k + a * 0.1).ToArray(); var z = new double[n + 3]; {body} return z.Select((v, k) => v * (1 + k)).Sum(); }}", from: 0.2, to: 0.9);

    [Theory]
    [InlineData("var x = Tensor.Create(new[] { a, b, a * b, 1, 2, b }, [2, 3]); x[new nint[] { 1, 0 }] += b; var y = Tensor.Multiply<double>(x, x); y = Tensor.Add<double>(y, x); y = Tensor.Exp<double>(Tensor.Divide<double>(y, 2.0)); return y[new nint[] { 0, 1 }] * y[new nint[] { 1, 2 }] + Tensor.Sum<double>(x) + x.Rank * a + x.FlattenedLength + (int)x.Lengths[1] * b;")]
    [InlineData("var x = Tensor.CreateFromShape<double>([2, 2]); x.Fill(a); x[new nint[] { 0, 1 }] = b; var f = new double[4]; Tensor.Negate<double>(x).FlattenTo(f); var y = Tensor.Reshape(x, [4]); y[new nint[] { 3 }] = 7 * b; return f[0] * f[1] + x[new nint[] { 1, 1 }] + Tensor.Norm<double>(y);")]
    [InlineData("var z = new[] { a, b }; var x = Tensor.Create(z, [2]); z[0] = 3 * b; return x[new nint[] { 0 }] * a + Tensor.Dot<double>(x, x);")]
    public void Tensors(string body) => NativeRun.Compare($"public static double Run(double a, double b) {{ {body} }}", from: 0.2, to: 0.9, space: "System.Numerics.Tensors");
}
