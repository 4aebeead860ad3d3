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
}
