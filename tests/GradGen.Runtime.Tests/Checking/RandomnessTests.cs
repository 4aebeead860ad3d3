using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

/// <summary>
/// Layers that are right, but for randomness that a check cannot hold still. Whenever that shows, it is said first, and nothing
/// else is; never are they wrong.
/// </summary>
public class RandomnessTests
{
    private const int Seeds = 300;

    [Fact]
    public void Dropout_by_a_static_Random_is_never_wrong() => NeverWrong(static seed => Dropout(new Random(seed).NextDouble, 0.5, 3), 0.7);

    [Fact]
    public void Dropout_that_keeps_nearly_all_is_never_wrong() => NeverWrong(static seed => Dropout(new Random(seed).NextDouble, 0.95, 3), 0.3);

    [Fact]
    public void Dropout_by_a_shared_Random_is_never_wrong() => NeverWrong(static _ => Dropout(Random.Shared.NextDouble, 0.5, 4), 0.7);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void Noise_on_every_nth_call_is_never_wrong(int n) => NeverWrong(seed =>
    {
        var random = new Random(seed);
        var calls = 0;
        return new VectorLayer(
            (x, theta) =>
            {
                var noise = ++calls % n == 0 ? random.NextDouble() : 0;
                return [.. VectorLayer.Scale(x, theta).Select(value => value + noise)];
            },
            VectorLayer.ScaleBack,
            parameters: 4);
    }, 0.9);

    [Fact]
    public void Noise_now_and_then_is_never_wrong() => NeverWrong(static seed =>
    {
        var random = new Random(seed);
        return new VectorLayer(
            (x, theta) =>
            {
                var noise = random.Next(10) == 0 ? random.NextDouble() : 0;
                return [.. VectorLayer.Scale(x, theta).Select(value => value + noise)];
            },
            VectorLayer.ScaleBack,
            parameters: 4);
    }, 0.3);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_mask_that_is_shuffled_further_is_never_wrong(int size) => NeverWrong(seed =>
    {
        double[] mask = [.. Enumerable.Range(0, size).Select(static i => i == 0 ? 0.0 : 1)];
        return new VectorLayer(
            (x, _) =>
            {
                // The same shuffle every time, as of generator that starts anew, of what the last one left.
                new Random(seed).Shuffle(mask);
                return [.. x.Zip(mask, static (x, mask) => x * mask)];
            },
            (_, dy, _, _) => [.. dy.Zip(mask, static (dy, mask) => dy * mask)],
            size);
    }, 0);

    [Theory]
    [InlineData(10, 0.2)]
    [InlineData(40, 0.9)]
    public void A_Backward_that_loses_an_update_now_and_then_is_told_to_differ_or_passes_with_a_bound_of_rounding(int size, double toldAtLeast)
    {
        var (passed, told) = (0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var random = new Random(seed);
            var weights = Enumerable.Range(0, size * size).Select(_ => random.NextDouble() - 0.5).ToArray();
            var layer = new VectorLayer(
                (x, _) => [.. Enumerable.Range(0, size).Select(j => Math.Tanh(Enumerable.Range(0, size).Sum(i => weights[(j * size) + i] * x[i])))],
                (x, dy, _, _) =>
                {
                    var dx = new double[size];
                    for (var j = 0; j < size; j++)
                    {
                        var y = Math.Tanh(Enumerable.Range(0, size).Sum(i => weights[(j * size) + i] * x[i]));
                        for (var i = 0; i < size; i++)
                            dx[i] += random.Next(2000) == 0 ? 0 : dy[j] * (1 - (y * y)) * weights[(j * size) + i];
                    }

                    return dx;
                },
                size);
            var report = GradCheck.Run(layer, new GradCheckOptions { Seed = seed });
            var finding = report.Findings.FirstOrDefault();
            Assert.True(report.Verdict != Verdict.Fail || finding?.Kind == FindingKind.NotDeterministic, report.ToString());
            Assert.True(!report.Passed || report.DetectionLimit < 1e-4, report.ToString());
            passed += report.Passed ? 1 : 0;
            told += finding?.Kind == FindingKind.NotDeterministic ? 1 : 0;
        }

        Assert.True(told >= toldAtLeast * Seeds, $"{told} told, {passed} passed");
    }

    [Fact]
    public void The_digits_that_differ_are_shown()
    {
        var calls = 0;
        var layer = new VectorLayer((x, theta) => [.. VectorLayer.Scale(x, theta).Select(value => value + (1e-10 * ++calls))], VectorLayer.ScaleBack, parameters: 4);
        var message = Assert.Single(GradCheck.Run(layer).Findings).Message;
        var numbers = System.Text.RegularExpressions.Regex.Match(message, "the cost is (.+) and then (.+) at the same point");
        Assert.True(numbers.Success, message);
        Assert.NotEqual(numbers.Groups[1].Value, numbers.Groups[2].Value);
    }

    private static VectorLayer Dropout(Func<double> next, double keep, int size)
    {
        double[] mask = [];
        return new VectorLayer(
            (x, _) =>
            {
                mask = [.. x.Select(_ => next() < keep ? 1 / keep : 0)];
                return [.. x.Zip(mask, static (x, mask) => x * mask)];
            },
            (_, dy, _, _) => [.. dy.Zip(mask, static (dy, mask) => dy * mask)],
            size);
    }

    private static void NeverWrong(Func<int, VectorLayer> create, double toldAtLeast)
    {
        var told = 0;
        var wrong = new List<string>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var report = GradCheck.Run(create(seed), new GradCheckOptions { Seed = seed });
            if (report.Verdict == Verdict.Fail)
                wrong.Add(report.ToString());
            var isTold = report.Findings.Any(static finding => finding.Kind == FindingKind.NotDeterministic);
            told += isTold ? 1 : 0;
            if (isTold)
                Assert.Equal((1, 0), (report.Findings.Count, report.Blocks.Count));
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {Seeds} wrong, {told} told\n{wrong.FirstOrDefault()}");
        Assert.True(told >= toldAtLeast * Seeds, $"{told} of {Seeds} told");
    }
}
