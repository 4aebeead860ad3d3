namespace GradGen.Generator.Tests.Interpretation;

/// <summary>C# gives in the machine what it gives in .NET.</summary>
public class LanguageInTheMachineTests
{
    [Theory]
    [InlineData("double s = 0; for (int i = 0, j = 9; i < j; i += 2, j--) { if (i == 4) continue; if (j == 5) break; s += i * a + j * b; } return s;")]
    [InlineData("var i = 0; double s = a; do { s *= b; } while (++i < 3); while (i-- > 0) s += i; return s;")]
    [InlineData("double f(int n) => n == 0 ? a : b * f(n - 1); double s = 0; void Add(double v) { s += v; } Add(f(3)); Add(2); return s;")]
    [InlineData("var fs = new List<Func<double>>(); for (var i = 0; i < 3; i++) { var k = i; fs.Add(() => k * a + i * b); } double s = 0; foreach (var f in fs) s += f(); return s;")]
    [InlineData("var (x, y) = (a, b); (x, y) = (y, x * 2); var t = (p: x, q: (y, 3)); return t.p * t.q.Item1 + t.q.Item2 + ((1, 2) == (1, 2) ? 1 : 0);")]
    [InlineData("var x = new[] { a, b }; ref var r = ref x[1]; r *= 3; ref double First(double[] v) => ref v[0]; First(x) += 5; return x[0] * x[1];")]
    [InlineData("int k = 7; return (k switch { < 3 => a, 7 or 8 => a * b, _ => 0 }) + (k is > 5 and not 6 and var m ? m : 0) + (new[] { 1, 2, 3 } is [1, .., var last] ? last : 0);")]
    [InlineData("object o = 3.5; string s = o switch { int i => \"i\", double d when d > 3 => $\"d{d:F1}\", null => \"n\", _ => \"?\" }; return s.Length * a + (s == \"d3.5\" ? b : 0) + (double)o;")]
    [InlineData("try { var x = new double[2]; x[(int)(a * 0) + 2] = 1; } catch (IndexOutOfRangeException) { a += 1; } finally { b *= 2; } try { throw new InvalidOperationException(\"m\"); } catch (Exception e) when (e.Message == \"m\") { return a * b; }")]
    [InlineData("double[] x = [a, b, .. new[] { 1.0, 2 }]; List<double> l = [.. x[1..^1], 4]; return l.Sum() * x[^1] + l.Count;")]
    [InlineData("double? n = null; double? m = a; int? z = 3; return (n ?? b) + (m + n ?? 1) + m.Value + (z > 2 ? z.Value : 0) + (n?.CompareTo(1) ?? 4);")]
    [InlineData("unchecked { int i = int.MaxValue; i += 2; uint u = 0; u--; byte c = 250; c += 10; long l = (long)int.MinValue * 2; return i % 1000 + u % 1000 + c + l % 1000 + (7 / -2) + (-7 % 3) + (1 << 33) + (-8 >> 1) + (-8 >>> 28) + (5 ^ 3 | 8 & ~1) + a + b; }")]
    [InlineData("try { checked { var i = int.MaxValue; i++; return i; } } catch (OverflowException) { return a - b; }")]
    public void Statements_and_expressions(string body) => NativeRun.Compare($"public static double Run(double a, double b) {{ {body} }}", from: 0.2, to: 0.8);

    [Theory]
    [InlineData("struct P { public double X; public double Y { get; set; } public void Grow() => X *= 2; } public static double Run(double a, double b) { var p = new P { X = a, Y = b }; var q = p; q.Grow(); q.Y = 3; var ps = new P[2]; ps[0] = p; ps[0].Grow(); ps[1].X += b; return p.X + p.Y + q.X * q.Y + ps[0].X + ps[1].X; }")]
    [InlineData("abstract class S { public abstract double F(double v); public virtual double G(double v) => F(v) + 1; } class T(double k) : S { private readonly double _twice = 2 * k; public override double F(double v) => k * v + _twice; } class U : T { public U() : base(3) { } public override double G(double v) => base.G(v) * 2; } public static double Run(double a, double b) { S s = new T(a); S u = new U(); return s.G(b) + u.G(a); }")]
    [InlineData("record R(double X, double Y = 2) { public double Sum => X + Y; } public static double Run(double a, double b) { var r = new R(a); var s = r with { Y = b }; var (x, y) = s; return r.Sum * s.Sum + x * y + (r == new R(a) ? 1 : 0) + (r == s ? 1 : 0); }")]
    [InlineData("static IEnumerable<double> Each(double v) { for (var i = 1; i < 5; i++) { if (i == 4) yield break; yield return v * i; } } public static double Run(double a, double b) { double s = 0; foreach (var v in Each(a)) s += v * b; return s + Each(b).Skip(1).First(); }")]
    [InlineData("static T Poly<T>(T x) where T : INumber<T> => T.One + x * x + T.CreateChecked(3) * T.Abs(x); static T Soft<T>(T x) where T : IFloatingPointIeee754<T> => T.Log(T.One + T.Exp(x)); public static double Run(double a, double b) => Poly(a) + Soft(b) + Poly(2);")]
    [InlineData("struct V(double x) { public double X = x; public static V operator +(V l, V r) => new(l.X + r.X); public static V operator *(double k, V v) => new(k * v.X); public static implicit operator V(double x) => new(x); public static explicit operator double(V v) => v.X; public double this[int i] => X * i; } public static double Run(double a, double b) { V v = a; v += 2 * (V)b; return (double)v + v[3]; }")]
    [InlineData("interface IAct { double F(double x); double D(double x) => 1; } class Tanh : IAct { public double F(double x) => Math.Tanh(x); } static class E { } static double Twice(double x) => 2 * x; static int _count = 3; static readonly double[] Table = [1, 2, 3]; public static double Run(double a, double b) { IAct act = new Tanh(); Func<double, double> f = Math.Exp; f += Twice; _count = 4; return act.F(a) + act.D(b) + f(b) + Table[_count - 2]; }")]
    [InlineData("class C { public event Action<double>? Done; public double S; public C() => Done += v => S += v; public void Go(double v) => Done?.Invoke(v); } static bool Try(double v, out double r) { r = v * 2; return v > 0; } static void Bump(ref double v, in double by) => v += by; public static double Run(double a, double b) { var c = new C(); c.Go(a); Bump(ref c.S, b); return Try(b, out var r) ? r * c.S : 0; }")]
    public void Types(string members) => NativeRun.Compare(members, from: 0.2, to: 0.8);
}
