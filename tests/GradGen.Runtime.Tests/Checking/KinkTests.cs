using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

/// <summary>Right layers pass at points on kinks and next to them, and wrong ones are found there.</summary>
public sealed class KinkTests
{
    private const int Size = 8;

    private static readonly double[] Distances = [0, 1e-9, -1e-9, 1e-7, -1e-7, 1e-6, -1e-6];

    // Which kink, how far from it, every how many components, with which mistake, and a seed.
    private static readonly Arbitrary<(int Kink, double Distance, int Every, int Wrong, int Seed)> Cases = Arb.From(
        Gen.Choose(0, Kink<double>.All.Count - 1).Zip(Gen.Elements(Distances)).Zip(Gen.Elements(1, 2, Size)).Zip(Gen.Choose(0, Size - 1)).Zip(Gen.Choose(1, 1000))
            .Select(static drawn => (drawn.Item1.Item1.Item1.Item1, drawn.Item1.Item1.Item1.Item2, drawn.Item1.Item1.Item2, drawn.Item1.Item2, drawn.Item2)));

    [Fact]
    public void In_layers_whose_constants_put_them_there_in_double() => Layers<double>();

    [Fact]
    public void In_layers_whose_constants_put_them_there_in_float() => Layers<float>();

    [Fact]
    public void Where_a_domain_leaves_nothing_else_in_double() => Domains<double>(Verdict.Fail);

    // What moves by a millionth says too little in float: it is not passed, but not always told why.
    [Fact]
    public void Where_a_domain_leaves_nothing_else_in_float() => Domains<float>(Verdict.Inconclusive);

    [Fact]
    public void At_given_points_in_double() => Repeatable.Check(Prop.ForAll(Cases, static drawn =>
    {
        var (kink, x, at, weights, wrong) = Given<double>(drawn);
        return Both(drawn.Seed, Verdict.Fail, (mistake, options) => GradCheck.Function(
            z => Enumerable.Range(0, Size).Sum(i => weights[i] * kink.Function(z[i], at[i])),
            z => [.. Enumerable.Range(0, Size).Select(i => (weights[i] * kink.Derivative(z[i], at[i])) + (mistake && i == wrong ? 10 : 0))],
            x,
            options));
    }));

    [Fact]
    public void At_given_points_in_float() => Repeatable.Check(Prop.ForAll(Cases, static drawn =>
    {
        var (kink, x, at, weights, wrong) = Given<float>(drawn);
        return Both(drawn.Seed, Verdict.Fail, (mistake, options) => GradCheck.Function(
            z => Enumerable.Range(0, Size).Sum(i => weights[i] * kink.Function(z[i], at[i])),
            z => [.. Enumerable.Range(0, Size).Select(i => (weights[i] * kink.Derivative(z[i], at[i])) + (mistake && i == wrong ? 10 : 0))],
            x,
            options));
    }));

    [Fact]
    public void Where_every_component_is_at_a_kink_and_claimed_to_be_zero_nothing_was_exercised()
    {
        var report = GradCheck.Function(static x => x.Sum(Math.Abs), static x => new double[x.Length], [0, 0, 0]);
        Assert.Equal(Verdict.NotExercised, report.Blocks.Single().Verdict);
        report = GradCheck.Function(static x => x.Sum(Math.Abs), static x => [1, -1, 0.5], [0, 0, 0]);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(FindingKind.Kink, Assert.Single(report.Findings).Kind);
    }

    private static void Layers<T>()
        where T : struct, IBinaryFloatingPointIeee754<T> => Repeatable.Check(Prop.ForAll(Cases, static drawn =>
        {
            var kink = Kink<T>.All[drawn.Kink];
            return Both(drawn.Seed, Verdict.Fail, (mistake, options) =>
            {
                // The point is the same whatever the constants.
                var first = new Kinked<T>(kink, new T[Size]);
                GradCheck.Run(first, options);
                var at = first.Point.Select((x, i) => i % drawn.Every == 0 ? x + T.CreateChecked(drawn.Distance) : x + kink.Away(0.3)).ToArray();
                return GradCheck.Run(With(kink, at, mistake ? drawn.Wrong : -1, null), options);
            });
        }));

    private static void Domains<T>(Verdict least)
        where T : struct, IBinaryFloatingPointIeee754<T> => Repeatable.Check(Prop.ForAll(Cases, drawn =>
        {
            var kink = Kink<T>.All[drawn.Kink];
            var at = Enumerable.Range(0, Size).Select(i => i % drawn.Every == 0 ? T.Zero : kink.Away(3e-6)).ToArray();
            return Both(drawn.Seed, least, (mistake, options) => GradCheck.Run(With(kink, at, mistake ? drawn.Wrong : -1, new ValueRange(-1e-6, 1e-6)), options));
        }));

    private static Kinked<T> With<T>(Kink<T> kink, T[] at, int wrong, ValueRange? domain)
        where T : struct, IBinaryFloatingPointIeee754<T> =>
        new(kink, at, domain) { Mistake = (i, value) => i == wrong ? value + T.CreateChecked(5) : value };

    // Half the components at the most, since of zeros everywhere nothing can be said.
    private static (Kink<T> Kink, T[] X, T[] At, T[] Weights, int Wrong) Given<T>((int Kink, double Distance, int Every, int Wrong, int Seed) drawn)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var kink = Kink<T>.All[drawn.Kink];
        var random = new Random(drawn.Seed);
        T[] x = [.. Enumerable.Range(0, Size).Select(_ => T.CreateChecked((2 * random.NextDouble()) - 1))];
        T[] at = [.. x.Select((x, i) => i % Math.Max(2, drawn.Every) == 0 ? x + T.CreateChecked(drawn.Distance) : x + kink.Away(0.3))];
        T[] weights = [.. Enumerable.Range(0, Size).Select(_ => T.CreateChecked(0.5 + random.NextDouble()))];
        return (kink, x, at, weights, drawn.Wrong);
    }

    private static bool Both(int seed, Verdict least, Func<bool, GradCheckOptions, GradCheckReport> check)
    {
        var options = new GradCheckOptions { Seed = seed };
        var right = check(false, options);
        if (!right.Passed)
            throw new InvalidOperationException("Right, but:\n" + right);
        var wrong = check(true, options);
        return wrong.Verdict >= least ? true : throw new InvalidOperationException("Wrong, but:\n" + wrong);
    }
}
