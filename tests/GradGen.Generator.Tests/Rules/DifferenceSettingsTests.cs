using GradGen.Generator.Tests.Infrastructure;

namespace GradGen.Generator.Tests.Rules;

/// <summary>GG0201 and GG0205: steps that are too small for float, and one-sided differences, asked for or written by hand.</summary>
public class DifferenceSettingsTests
{
    private const string OneSidedMessage = "A one-sided difference has an error O(ε); the two-sided one has O(ε²)";

    [Theory]
    [InlineData("FiniteDifference.Central(MathF.Sin, 1f, [|1e-6f|]);", "1e-6")]
    [InlineData("FiniteDifference.Central(MathF.Sin, 1f, [|Small|]);", "1e-5")]
    [InlineData("FiniteDifference.Central(MathF.Sin, 1f, step: [|Never|]);", "1e-7")]
    [InlineData("FiniteDifference.Gradient(FS, xs, step: [|1e-4f|]);", "1e-4")]
    [InlineData("FiniteDifference.Gradient(FS, xs, DifferenceScheme.TwoSided, [|3e-4f|]);", "3e-4")]
    [InlineData("FiniteDifference.Jacobian(JS, xs, step: [|1e-5f|]);", "1e-5")]
    [InlineData("GradCheck.Run(single, new GradCheckOptions { Step = [|1e-6|] });", "1e-6")]
    [InlineData("var options = new GradCheckOptions { Seed = 3, Step = [|2.5e-5|] }; GradCheck.Run(single, options);", "2.5e-5")]
    [InlineData("GradCheck.Function(FS, v => v, xs, new GradCheckOptions { Step = [|1e-6|] });", "1e-6")]
    [InlineData("xs[0] += 1e-4f; var up = FS(xs); xs[0] -= 2e-4f; var down = FS(xs); xs[0] += 1e-4f; xs[1] = (up - down) / [|2e-4f|];", "1e-4")]
    [InlineData("const float eps = 1e-5f; var old = xs[0]; xs[0] = old + eps; var up = FS(xs); xs[0] = old - eps; var down = FS(xs); xs[0] = old; xs[1] = (up - down) / ([|2 * eps|]);", "1e-5")]
    [InlineData("var eps = 1e-5f; var old = xs[0]; xs[0] = old + eps; double up = FS(xs); xs[0] = old - eps; double down = FS(xs); xs[0] = old; x[1] = (up - down) / ([|2 * eps|]);", "1e-5")]
    [InlineData("var old = xs[0]; xs[0] = old + Never; var up = FS(xs); xs[0] = old - Never; var down = FS(xs); xs[0] = old; xs[1] = (up - down) / ([|2 * Never|]);", "1e-7")]
    [InlineData("const double eps = 1e-6; var old = xs[0]; xs[0] = (float)(old + eps); var up = FS(xs); xs[0] = (float)(old - eps); var down = FS(xs); xs[0] = old; x[1] = (up - down) / ([|2 * eps|]);", "1e-6")]
    [InlineData("float Slope(float at, float h = 1e-5f) => (G(at + h) - G(at - h)) / ([|2 * h|]); Slope(1);", "1e-5")]
    public void GG0201_too_small_for_float(string body, string step) => Check(
        "GG0201", body, $"A step of {step} is too small for float: rounding drowns the difference, 3.5e-4 or more is needed");

    [Theory]
    [InlineData("FiniteDifference.Central(MathF.Sin, 1f, 1e-3f);")]
    [InlineData("FiniteDifference.Central(MathF.Sin, 1f, 3.45e-4f);")]
    [InlineData("FiniteDifference.Central(Math.Sin, 1.0, 1e-6);")]
    [InlineData("FiniteDifference.Central(MathF.Sin, 1f, step);")]
    [InlineData("FiniteDifference.Central(MathF.Sin, 1f, _late);")]
    [InlineData("FiniteDifference.Gradient(FS, xs);")]
    [InlineData("FiniteDifference.Gradient(F, x, step: 1e-6);")]
    [InlineData("foreach (var each in new[] { 1e-6f, 1e-3f }) FiniteDifference.Central(MathF.Sin, 1f, each);")]
    [InlineData("GradCheck.Run(real, new GradCheckOptions { Step = 1e-6 });")]
    [InlineData("GradCheck.Run(single, new GradCheckOptions { Step = 1e-2 });")]
    [InlineData("GradCheck.Run(single, new GradCheckOptions { Step = step });")]
    [InlineData("var options = new GradCheckOptions { Step = 1e-6 }; options = new GradCheckOptions(); GradCheck.Run(single, options);")]
    [InlineData("GradCheck.Function(F, v => v, x, new GradCheckOptions { Step = 1e-6 });")]
    [InlineData("xs[0] += 0.01f; var up = FS(xs); xs[0] -= 0.02f; var down = FS(xs); xs[0] += 0.01f; xs[1] = (up - down) / 0.02f;")]
    [InlineData("x[0] += 1e-6; var up = F(x); x[0] -= 2e-6; var down = F(x); x[0] += 1e-6; x[1] = (up - down) / 2e-6;")]
    [InlineData("xs[0] += step; var up = FS(xs); xs[0] -= 2 * step; var down = FS(xs); xs[0] += step; xs[1] = (up - down) / (2 * step);")]
    [InlineData("xs[0] = xs[1] / 1e-6f;")]
    [InlineData("xs[0] = (G(1) - G(2)) / (1e-6f + xs[1]);")]
    public void GG0201_is_silent_where_the_step_is_large_enough_or_not_known(string body) => AnalyzerTest.Silent(Class(body));

    [Theory]
    [InlineData("[|FiniteDifference.Forward(Math.Sin, 1.0, 0.01)|];")]
    [InlineData("Func<Func<double, double>, double, double, double> d = [|FiniteDifference.Forward|]; d(Math.Sin, 1, 1);")]
    [InlineData("FiniteDifference.Gradient(F, x, [|DifferenceScheme.OneSided|]);")]
    [InlineData("FiniteDifference.Jacobian(JS, xs, scheme: [|DifferenceScheme.OneSided|]);")]
    [InlineData("GradCheck.Run(real, new GradCheckOptions { Scheme = [|DifferenceScheme.OneSided|] });")]
    [InlineData("var o = new GradCheckOptions(); o = o with { Scheme = [|DifferenceScheme.OneSided|] };")]
    [InlineData("x[0] = [|(H(z + h) - H(z)) / h|];")]
    [InlineData("x[0] = [|(H(z) - H(z - h)) / h|];")]
    [InlineData("var here = H(z); x[0] = [|(H(z + h) - here) / h|];")]
    [InlineData("var here = F(x); for (var i = 0; i < 3; i++) { x[i] += h; var up = F(x); x[i] -= h; x[i] = [|(up - here) / h|]; }")]
    [InlineData("for (var i = 0; i < 3; i++) { var old = x[i]; x[i] = old + h; var up = F(x); x[i] = old; xs[i] = (float)([|(up - F(x)) / h|]); }")]
    [InlineData("var moved = (double[])x.Clone(); moved[1] += h; x[0] = [|(F(moved) - F(x)) / h|];")]
    public void GG0205_one_sided(string body) => Check("GG0205", body, OneSidedMessage);

    [Theory]
    [InlineData("FiniteDifference.Central(Math.Sin, 1.0, 0.01);")]
    [InlineData("FiniteDifference.Gradient(F, x, DifferenceScheme.TwoSided);")]
    [InlineData("var scheme = DifferenceScheme.OneSided; Ask(scheme);")]
    [InlineData("Ask(DifferenceScheme.OneSided);")]
    [InlineData("if (Ask(default) == DifferenceScheme.OneSided) return;")]
    [InlineData("x[0] = (H(z + h) - H(z - h)) / (2 * h);")]
    [InlineData("x[0] = (H(z + h) - H(z)) / z;")]
    [InlineData("x[0] = (H(z + h) - F(x)) / h;")]
    [InlineData("x[0] = (x[1] - x[2]) / h;")]
    [InlineData("x[0] = (H(z + 1) - H(z)) / 1;")]
    [InlineData("x[0] = (Count(3 + 1) - Count(3)) / h;")]
    [InlineData("x[0] = (H(z + h) - H(z)) * h;")]
    public void GG0205_is_silent_on_two_sides_and_on_other_quotients(string body) => AnalyzerTest.Silent(Class(body));

    private static void Check(string id, string body, string message) =>
        Assert.Equal(message, Assert.Single(AnalyzerTest.Check(Class(body), id)).GetMessage());

    private static string Class(string body) => $$"""
        using System;
        using System.Linq;
        using GradGen;
        public class Hand
        {
            private const float Small = 1e-5f;
            private static readonly float Never = 1e-7f;
            private float _late = 1e-7f;
            public void Use(double[] x, float[] xs, double z, double h, float step, IGradCheckable<float> single, IGradCheckable<double> real)
            {
                {{body}}
            }
            private double F(double[] x) => x.Sum();
            private float FS(float[] x) => x.Sum();
            private float[] JS(float[] x) => x;
            private float G(float x) => x * x;
            private double H(double x) => x * x;
            private double Count(int n) => n;
            private DifferenceScheme Ask(DifferenceScheme scheme) => scheme;
            public void Later() => _late++;
        }
        """;
}
