using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0301: numerical gradients that are written by hand, the wrong ones and the right ones.</summary>
public class NumericalGradientTests
{
    private const string Id = "GG0301";

    [Fact]
    public void The_loop_of_the_question() => Check(
        """
        for (var i = 0; i < x.Length; i++)
        {
            x[i] -= EPSILON;
            var down = F(x);
            x[i] += EPSILON;
            var up = F(x);
            g[i] = [|(up - down) / (2 * EPSILON)|];
        }
        """,
        "evaluates at x[i] itself and at x[i] − ε, but divides by 2ε");

    [Theory]
    [InlineData("x[i] += eps; var up = F(x); x[i] -= eps; var down = F(x); g[i] = [|(up - down) / (2 * eps)|];", "evaluates at x[i] + ε and at x[i] itself, but divides by 2ε")]
    [InlineData("x[i] += eps; var up = F(x); x[i] += eps; var down = F(x); g[i] = [|(up - down) / (2 * eps)|]; x[i] -= 2 * eps;", "evaluates at x[i] + ε and at x[i] + 2ε, but divides by 2ε")]
    [InlineData("var old = x[i]; x[i] = old + eps; var up = F(x); x[i] = old; var down = F(x); g[i] = [|(up - down) / (2 * eps)|];", "evaluates at x[i] + ε and at x[i] itself, but divides by 2ε")]
    [InlineData("x[i] += eps; double up = Cost(); x[i] -= 2 * eps; double down = Cost(); x[i] += eps; g[i] = [|(up - down) / eps|];", "evaluates at x[i] + ε and at x[i] − ε, but divides by ε")]
    [InlineData("var old = x[i]; x[i] = old + eps; var up = F(x); x[i] = old - eps; var down = F(x); x[i] = old; g[i] = [|(up - down) / eps|];", "evaluates at x[i] + ε and at x[i] − ε, but divides by ε")]
    [InlineData("var old = x[i]; x[i] = old + eps; var up = F(x); x[i] = old + eps; var down = F(x); x[i] = old; g[i] = [|(up - down) / (2 * eps)|];", "evaluates twice at the same point, x[i] + ε")]
    [InlineData("var h = 0.001; x[i] += h; var up = F(x); var down = F(x); x[i] -= h; g[i] = [|(up - down) / (2 * h)|];", "evaluates twice at the same point, x[i] + ε")]
    [InlineData("x[i] += eps; var up = F(x); x[i] -= 2 * eps; var down = F(x); g[i] = [|(up - down) / (2 * eps)|];", "does not restore x[i], which stays at x[i] − ε")]
    [InlineData("x[i] += eps; var up = F(x); x[i] -= 2 * eps; var down = F(x); x[i] -= eps; g[i] = [|(up - down) / (2 * eps)|];", "does not restore x[i], which stays at x[i] − 2ε")]
    [InlineData("var old = x[i]; x[i] = old + eps; var up = F(x); x[i] = old - eps; var down = F(x); g[i] = [|(up - down) / (2 * eps)|];", "does not restore x[i], which stays at x[i] − ε")]
    [InlineData("var copy = (double[])x.Clone(); copy[i] += eps; var up = F(x); copy[i] -= 2 * eps; var down = F(x); g[i] = [|(up - down) / (2 * eps)|];", "steps to both sides of copy[i], a copy that what it evaluates does not read")]
    [InlineData("var w = x[i]; w += eps; var up = F(x); w -= 2 * eps; var down = F(x); w += eps; g[i] = [|(up - down) / (2 * eps)|];", "steps to both sides of w, a copy that what it evaluates does not read")]
    [InlineData("_w[i, 0] -= eps; var down = Cost(); _w[i, 0] += eps; var up = Cost(); g[i] = [|(up - down) / (2 * eps)|];", "evaluates at _w[i, 0] itself and at _w[i, 0] − ε, but divides by 2ε")]
    [InlineData("_rows[i][1] -= eps; var down = Cost(); _rows[i][1] += eps; var up = Cost(); g[i] = [|(up - down) * 0.5 / eps|];", "evaluates at _rows[i][1] itself and at _rows[i][1] − ε, but divides by 2ε")]
    [InlineData("_b -= eps; var down = Cost(); _b += eps; var up = Cost(); g[0] = [|(up - down) / (eps + eps)|];", "evaluates at _b itself and at _b − ε, but divides by 2ε")]
    [InlineData("this.Scale -= eps; var down = Cost(); Scale += eps; var up = Cost(); g[0] = [|(up - down) / (2 * eps)|];", "evaluates at Scale itself and at Scale − ε, but divides by 2ε")]
    [InlineData("g[0] = [|(G(z + eps) - G(z)) / (2 * eps)|];", "evaluates at the point + ε and at the point itself, but divides by 2ε")]
    [InlineData("g[0] = [|(G(z + eps) - G(z - eps)) / eps|];", "evaluates at the point + ε and at the point − ε, but divides by ε")]
    [InlineData("g[0] = [|(G(z + eps) - G(z + eps)) / (2 * eps)|];", "evaluates twice at the same point, the point + ε")]
    [InlineData("Func<double> cost = () => F(x) + Cost(); x[i] -= eps; var down = cost(); x[i] += eps; var up = cost(); g[i] = [|(up - down) / (2 * eps)|];", "evaluates at x[i] itself and at x[i] − ε, but divides by 2ε")]
    [InlineData("var s = x.AsSpan(); s[i] -= eps; var down = F(x); s[i] += eps; var up = F(x); g[i] = [|(up - down) / (2 * eps)|];", "evaluates at s[i] itself and at s[i] − ε, but divides by 2ε")]
    [InlineData("ref var p = ref x[i]; p -= eps; var down = F(x); p += eps; var up = F(x); g[i] = [|(up - down) / (2 * eps)|];", "evaluates at p itself and at p − ε, but divides by 2ε")]
    [InlineData("Parallel.For(0, 3, j => { x[j] -= eps; var down = F(x); x[j] += eps; var up = F(x); g[j] = [|(up - down) / (2 * eps)|]; });", "evaluates at x[j] itself and at x[j] − ε, but divides by 2ε")]
    [InlineData("x[i] -= EPSILON; var down = Cost(); x[i] += EPSILON; var up = Cost(); var slope = up - down; slope /= 2; g[i] = [|slope / EPSILON|];", "evaluates at x[i] itself and at x[i] − ε, but divides by 2ε")]
    [InlineData("x[i] += eps; var up = F(x); if (j > 0) { g[i] = 0; continue; } x[i] -= 2 * eps; var down = F(x); x[i] += eps; g[i] = [|(up - down) / (2 * eps)|];", "does not restore x[i], which stays at x[i] + ε")]
    [InlineData("double up; switch (j) { case 0: x[i] += eps; up = F(x); break; default: throw new Exception(); } x[i] -= 2 * eps; var down = F(x); x[i] += eps; g[i] = [|(up - down) / eps|];", "evaluates at x[i] + ε and at x[i] − ε, but divides by ε")]
    public void Wrong(string body, string mistake) => Check(InLoop(body), mistake);

    [Theory]
    [InlineData("x[i] -= eps; var down = F(x); x[i] += 2 * eps; var up = F(x); x[i] -= eps; g[i] = (up - down) / (2 * eps);")]
    [InlineData("x[i] += EPSILON; var up = F(x); x[i] -= 2 * EPSILON; var down = F(x); x[i] += EPSILON; g[i] = (up - down) / (2 * EPSILON);")]
    [InlineData("var old = x[i]; x[i] = old + eps; var up = F(x); x[i] = old - eps; var down = F(x); x[i] = old; g[i] = (up - down) / (2 * eps);")]
    [InlineData("var old = x[i]; x[i] = old + 1e-4; var up = F(x); x[i] = old - 1e-4; var down = F(x); x[i] = old; g[i] = (up - down) / 2e-4;")]
    [InlineData("var old = x[i]; try { x[i] = old + eps; var up = F(x); x[i] = old - eps; var down = F(x); g[i] = (up - down) / (2 * eps); } finally { x[i] = old; }")]
    [InlineData("var old = x[i]; var h = eps * Math.Max(1, Math.Abs(old)); x[i] = old + h; var up = F(x); x[i] = old - h; var down = F(x); x[i] = old; g[i] = (up - down) / (2 * h);")]
    [InlineData("var old = x[i]; var (above, below) = (old + eps, old - eps); x[i] = above; var up = F(x); x[i] = below; var down = F(x); x[i] = old; g[i] = (up - down) / (above - below);")]
    [InlineData("var plus = (double[])x.Clone(); plus[i] += eps; var minus = (double[])x.Clone(); minus[i] -= eps; g[i] = (F(plus) - F(minus)) / (2 * eps);")]
    [InlineData("var plus = x.ToArray(); var minus = x.ToArray(); plus[i] = x[i] + eps; minus[i] = x[i] - eps; g[i] = (F(plus) - F(minus)) / (2 * eps);")]
    [InlineData("_w[i, 1] += eps; var up = Cost(); _w[i, 1] -= 2 * eps; var down = Cost(); _w[i, 1] += eps; g[i] = (up - down) / (2 * eps);")]
    [InlineData("_rows[i][1] += eps; var up = Cost(); _rows[i][1] -= 2 * eps; var down = Cost(); _rows[i][1] += eps; g[i] = (up - down) / eps / 2;")]
    [InlineData("_rows[i][1] += eps; var up = Cost(); _rows[i][1] -= 2 * eps; var down = Cost(); _rows[i][1] += eps; g[i] = 0.5 * (up - down) / eps;")]
    [InlineData("x[i] += eps; var up = F(x); x[i] -= 2 * eps; var down = F(x); x[i] += eps; g[i] = (up - down) / eps; g[i] *= 0.5;")]
    [InlineData("_b += eps; var up = Cost(); _b -= 2 * eps; var down = Cost(); _b += eps; var inverse = 1 / (2 * eps); g[0] = (up - down) * inverse;")]
    [InlineData("var h = eps / 2; x[i] += h; var up = F(x); x[i] -= eps; var down = F(x); x[i] += h; g[i] = (up - down) / eps;")]
    [InlineData("double At(double v) { x[i] = v; return F(x); } var old = x[i]; var up = At(old + eps); var down = At(old - eps); x[i] = old; g[i] = (up - down) / (2 * eps);")]
    [InlineData("double old = x[i], up, down; x[i] = old + eps; Forward(x); up = Loss(); x[i] = old - eps; Forward(x); down = Loss(); x[i] = old; g[i] = (up - down) / (2 * eps);")]
    [InlineData("g[0] = (G(z + eps) - G(z - eps)) / (2 * eps);")]
    [InlineData("g[0] = (G(z - eps) - G(z + eps)) / (2 * eps);")]
    [InlineData("g[0] = (-G(z + 2 * eps) + 8 * G(z + eps) - 8 * G(z - eps) + G(z - 2 * eps)) / (12 * eps);")]
    [InlineData("g[0] = (8 * (G(z + eps) - G(z - eps)) - (G(z + 2 * eps) - G(z - 2 * eps))) / (12 * eps);")]
    [InlineData("g[0] = (G(z + eps) - 2 * G(z) + G(z - eps)) / (eps * eps);")]
    [InlineData("var coarse = (G(z + eps) - G(z - eps)) / (2 * eps); var fine = (G(z + eps / 2) - G(z - eps / 2)) / eps; g[0] = (4 * fine - coarse) / 3;")]
    [InlineData("var a = z; var b = eps; g[0] = (G(b) - G(a)) / (b - a);")]
    [InlineData("g[0] = (G(z + 1) - G(z - 1)) / 3;")]
    [InlineData("g[0] = (Next() - Next()) / eps;")]
    [InlineData("_b += eps; var before = Step(); _b += eps; var after = Step(); g[0] = (after - before) / (2 * eps);")]
    [InlineData("Set(i, x[i] + eps); var up = Cost(); Set(i, x[i] - eps); var down = Cost(); Set(i, x[i]); g[i] = (up - down) / (2 * eps);")]
    [InlineData("x[i] += eps; Flip(x, i); var up = F(x); Flip(x, i); var down = F(x); g[i] = (up - down) / (2 * eps);")]
    [InlineData("x[i] -= eps; var down = F(x); x[i] += eps; if (z > 0) x[i] += eps; var up = F(x); g[i] = (up - down) / (2 * eps);")]
    [InlineData("x[i] -= eps; var down = F(x); x[j] += eps; x[i] += eps; var up = F(x); g[i] = (up - down) / (2 * eps);")]
    [InlineData("var copy = (double[])x.Clone(); Keep(copy); copy[i] += eps; var up = F(x); copy[i] -= 2 * eps; var down = F(x); g[i] = (up - down) / (2 * eps);")]
    [InlineData("var v = x[i]; Func<double> at = () => G(v); v += eps; var up = at(); v -= 2 * eps; var down = at(); g[i] = (up - down) / (2 * eps);")]
    [InlineData("var old = x[i]; x[i] += eps; var up = F(x); x[i] -= 2 * eps; var down = F(x); Restore(x, i, old); g[i] = (up - down) / (2 * eps);")]
    [InlineData("var probe = (double[])x.Clone(); probe[i] += eps; var up = F(probe); probe[i] -= 2 * eps; var down = F(probe); g[i] = (up - down) / (2 * eps);")]
    [InlineData("Array.Copy(x, _x, 3); _x[i] += eps; var up = F(_x); _x[i] -= 2 * eps; var down = F(_x); g[i] = (up - down) / (2 * eps);")]
    [InlineData("var t = z; t += eps; var a = Position(); t += eps; var b = Position(); g[0] = (b - a) / eps;")]
    [InlineData("g[0] = (Position() - Position()) / 2;")]
    [InlineData("var old = x[i]; try { x[i] = old + eps; var up = F(x); if (j > 0) continue; x[i] = old - eps; var down = F(x); g[i] = (up - down) / (2 * eps); } finally { x[i] = old; }")]
    [InlineData("x[i] += eps; var up = F(x); if (j > 0) goto next; x[i] -= 2 * eps; var down = F(x); g[i] = (up - down) / (2 * eps); x[i] += 2 * eps; next: x[i] -= eps;")]
    public void Right_or_not_certain(string body) => AnalyzerTest.Silent(Class(InLoop(body)));

    [Fact]
    public void A_method_that_leaves_a_parameter_changed() => Check(
        "return; } public double Partial(double[] x, int i, float eps) { x[i] += eps; var up = F(x); x[i] -= 2 * eps; var down = F(x); return [|(up - down) / (2 * eps)|];",
        "does not restore x[i], which stays at x[i] − ε");

    [Fact]
    public void Nothing_that_is_half_typed_throws()
    {
        var source = Class(InLoop("var old = x[i]; try { x[i] = old + eps; var up = F(x); x[i] -= 2 * eps; var (a, b) = (1.0, F(x)); g[i] = (up - b) / (2 * eps); } finally { x[i] = old; }"));
        for (var length = 0; length < source.Length; length += 7)
            Assert.DoesNotContain(AnalyzerTest.Report(source[..length]), static diagnostic => diagnostic.Id == "AD0001");
    }

    private static void Check(string body, string mistake) =>
        Assert.Equal($"This numerical gradient {mistake}", Assert.Single(AnalyzerTest.Check(Class(body), Id)).GetMessage());

    private static string InLoop(string body) => $"for (var i = 0; i < 3; i++) {{ {body} }}";

    private static string Class(string body) => $$"""
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        public class Hand
        {
            private const double EPSILON = 1e-4;
            private readonly double[,] _w = new double[3, 3];
            private readonly double[][] _rows = new double[3][];
            private readonly double[] _x = new double[3];
            private double _b;
            public double Scale { get; set; }
            public void Gradient(double[] x, double[] g, double eps, double z, int j)
            {
        {{body}}
            }
            private double F(double[] x) => x.Sum();
            private double G(double x) => x * x;
            private double Cost() => _w[0, 0] + _rows[0][0] + _b;
            private double Loss() => _b;
            private double Next() => _b;
            private double Position() => _b++;
            private double Step() => _b++;
            private void Forward(double[] x) { }
            private void Set(int i, double value) => _w[i, 0] = value;
            private void Flip(double[] x, int i) => x[i] = -x[i];
            private void Keep(double[] x) { }
            private void Restore(double[] x, int i, double value) => x[i] = value;
        }
        """;
}
