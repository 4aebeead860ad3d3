using System.Numerics;
using Xunit;

namespace GradGen.Tests.Differences;

/// <summary>
/// Functions with exact gradients, at sizes and magnitudes of all sorts: what a check measures may be off by no more than it
/// says. The gradient is computed in double at the very point, so that all that is off is the measurement.
/// </summary>
public class BoundCoverageTests
{
    private const int Cases = 5000;
    private const double Coverage = 0.999;

    private static readonly (string Name, Func<double, double> Outer, Func<double, double> Slope)[] Families =
    [
        ("linear", static s => s, static _ => 1),
        ("tanh", Math.Tanh, static s => 1 - (Math.Tanh(s) * Math.Tanh(s))),
        ("sigmoid", static s => 1 / (1 + Math.Exp(-s)), static s => Math.Exp(-s) / ((1 + Math.Exp(-s)) * (1 + Math.Exp(-s)))),
        ("exp", Math.Exp, Math.Exp),
        ("square", static s => s * s, static s => 2 * s),
        ("cube", static s => s * s * s, static s => 3 * s * s),
        ("reciprocal", static s => 1 / (2 + s), static s => -1 / ((2 + s) * (2 + s))),
        ("softplus", static s => Math.Log(1 + Math.Exp(s)), static s => 1 / (1 + Math.Exp(-s))),
        ("sine", static s => Math.Sin(2 * s), static s => 2 * Math.Cos(2 * s)),
    ];

    [Fact]
    public void The_bound_covers_the_error_in_double() => Covers<double>(static (f, gradient, x, options) => GradCheck.Function(f, gradient, x, options));

    [Fact]
    public void The_bound_covers_the_error_in_float() => Covers<float>(static (f, gradient, x, options) => GradCheck.Function(f, gradient, x, options));

    private static void Covers<T>(Func<Func<T[], T>, Func<T[], T[]>, T[], GradCheckOptions, GradCheckReport> check)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        const int Seed = 20_261_122;
        var random = new Random(Seed);
        var (covered, told) = (0, 0);
        for (var number = 0; number < Cases; number++)
        {
            var family = Families[random.Next(Families.Length)];
            var drawn = new Case(random);
            var x = Array.ConvertAll(drawn.X, T.CreateChecked);
            var report = check(
                x => drawn.Value(x, family.Outer),
                x => Array.ConvertAll(drawn.Gradient(Array.ConvertAll(x, static value => double.CreateChecked(value)), family.Slope), T.CreateChecked),
                x,
                new GradCheckOptions { Seed = number });
            Assert.True(report.Verdict != Verdict.Fail, $"seed {Seed}, case {number}, {family.Name}: {report}");
            var block = report.Blocks.Single();
            covered += block.Difference <= block.Bound ? 1 : 0;
            told += block.Verdict == Verdict.Pass ? 1 : 0;
        }

        Assert.True(covered >= Coverage * Cases, $"seed {Seed}: {covered} of {Cases} covered");
        // A bound that covers everything since it is huge is none.
        Assert.True(told >= 0.98 * Cases, $"seed {Seed}: {told} of {Cases} told");
    }

    /// <summary>J(x) = scale · Σ vⱼ f(Σᵢ wⱼᵢ xᵢ / size), of random sizes.</summary>
    private sealed class Case
    {
        private readonly double[,] _w;
        private readonly double[] _v;
        private readonly double _size;
        private readonly double _scale;

        public Case(Random random)
        {
            var inputs = 1 << random.Next(7);
            var outputs = 1 << random.Next(5);
            _size = Math.Pow(10, (16 * random.NextDouble()) - 8);
            _scale = Math.Pow(10, (16 * random.NextDouble()) - 8);
            _w = new double[outputs, inputs];
            _v = new double[outputs];
            X = new double[inputs];
            for (var j = 0; j < outputs; j++)
            {
                _v[j] = (random.Next(2) == 0 ? 1 : -1) * (0.5 + random.NextDouble());
                for (var i = 0; i < inputs; i++)
                    _w[j, i] = ((2 * random.NextDouble()) - 1) / Math.Sqrt(inputs);
            }

            for (var i = 0; i < inputs; i++)
                X[i] = _size * (random.Next(2) == 0 ? 1 : -1) * (0.1 + random.NextDouble());
        }

        public double[] X { get; }

        // In the arithmetic of x but for the outer function, whose result is rounded to it.
        public T Value<T>(T[] x, Func<double, double> outer)
            where T : struct, IBinaryFloatingPointIeee754<T>
        {
            var sum = T.Zero;
            for (var j = 0; j < _v.Length; j++)
            {
                var inner = T.Zero;
                for (var i = 0; i < x.Length; i++)
                    inner += T.CreateChecked(_w[j, i]) * (x[i] / T.CreateChecked(_size));
                sum += T.CreateChecked(_v[j]) * T.CreateChecked(outer(double.CreateChecked(inner)));
            }

            return T.CreateChecked(_scale) * sum;
        }

        public double[] Gradient(double[] x, Func<double, double> slope)
        {
            var gradient = new double[x.Length];
            for (var j = 0; j < _v.Length; j++)
            {
                var inner = 0.0;
                for (var i = 0; i < x.Length; i++)
                    inner += _w[j, i] * x[i] / _size;
                for (var i = 0; i < x.Length; i++)
                    gradient[i] += _scale * _v[j] * slope(inner) * _w[j, i] / _size;
            }

            return gradient;
        }
    }
}
