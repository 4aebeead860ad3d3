using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking.Probing;

public class CallCountTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(32)]
    [InlineData(128)]
    [InlineData(256)]
    public void A_right_layer_costs_the_same_whatever_its_size(int size)
    {
        var report = GradCheck.Run(new Dense<double>(size, size, 3));
        Assert.True(report.Passed, report.ToString());
        Assert.InRange(report.ForwardCalls, 1, 32);
        Assert.InRange(report.BackwardCalls, 1, 12);
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void A_right_layer_costs_a_few_calls_a_block(string name)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var report = GradCheck.Run(Layers.Zoo.Of<double>(seed)[name], new GradCheckOptions { Seed = seed });
            // What a rectifier hides takes some points more, and a block whose gradient is zero a look at why.
            Assert.InRange(report.ForwardCalls, 1, (report.Findings.Count > 0 ? 240 : 60) + (12 * report.Blocks.Count));
        }
    }

    public static TheoryData<string> Zoo => [.. Layers.Zoo.Names];

    [Fact]
    public void Blocks_cost_in_proportion()
    {
        var (two, four) = (Deep(2), Deep(4));
        // Two blocks more for each layer more.
        Assert.InRange((four - two) / 4, 1, 8);

        static int Deep(int layers)
        {
            var report = GradCheck.Run(new Chain<double>([.. Enumerable.Range(1, layers).Select(static seed => new Dense<double>(6, 6, 3, seed))]));
            Assert.True(report.Passed, report.ToString());
            return report.ForwardCalls;
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    public void A_wrong_component_costs_the_logarithm_of_the_size_more(int size)
    {
        var random = new Random(size);
        for (var round = 0; round < 5; round++)
        {
            var (i, j) = (random.Next(size), random.Next(size));
            var report = GradCheck.Run(new Dense<double>(size, size, 3) { WrongParameters = (weights, _) => weights[i, j] *= 1.01 });
            Assert.Equal([$"_weights[{i},{j}]"], report.Blocks.SelectMany(static block => block.Wrong).Select(static wrong => wrong.Name));
            Assert.False(report.Blocks[0].HasMoreWrong);
            // Four calls a halving, twice a hundred to confirm, and what the explanation asks for.
            Assert.InRange(report.ForwardCalls, 1, 450 + (8 * Math.Log2(size * size)));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Several_wrong_components_are_all_named(int count)
    {
        var random = new Random(count);
        var wrong = new HashSet<(int, int)>();
        while (wrong.Count < count)
            wrong.Add((random.Next(100), random.Next(100)));
        var report = GradCheck.Run(new Dense<double>(100, 100, 3)
        {
            WrongParameters = (weights, _) =>
            {
                foreach (var (i, j) in wrong)
                    weights[i, j] = -weights[i, j];
            },
        });
        Assert.Equal(wrong.Select(static at => $"_weights[{at.Item1},{at.Item2}]").Order(), report.Blocks[0].Wrong.Select(static component => component.Name).Order());
        Assert.False(report.Blocks[0].HasMoreWrong);
        Assert.InRange(report.ForwardCalls, 1, 200 + (count * (250 + (8 * Math.Log2(100 * 100)))));
    }

    [Fact]
    public void Of_thousands_of_wrong_components_some_are_named_and_many_more_are_said()
    {
        var report = GradCheck.Run(new Dense<double>(100, 100, 3) { WrongParameters = static (weights, _) => Array.Clear(weights) });
        Assert.Equal(Verdict.Fail, report.Blocks[0].Verdict);
        Assert.True(report.Blocks[0].HasMoreWrong);
        Assert.InRange(report.Blocks[0].WrongCount, 4, 32);
        Assert.Contains("(and many more)", report.ToString());
        Assert.InRange(report.ForwardCalls, 1, 4000);
    }

    [Fact]
    public void What_a_report_says_it_would_have_noticed_it_notices()
    {
        var limit = GradCheck.Run(new Dense<double>(40, 40, 3)).Blocks[0].DetectionLimit;
        Assert.InRange(limit, 0, 1e-4);
        var report = GradCheck.Run(new Dense<double>(40, 40, 3) { WrongParameters = (weights, _) => weights[7, 30] += 2 * limit });
        Assert.Equal("_weights[7,30]", Assert.Single(report.Blocks[0].Wrong).Name);
    }

    [Fact]
    public void An_error_spread_thinly_over_a_large_block_is_found()
    {
        var report = GradCheck.Run(new Dense<float>(100, 100, 3)
        {
            WrongParameters = static (weights, _) =>
            {
                for (var k = 0; k < weights.Length; k++)
                    weights[k / 100, k % 100] *= 1.01f;
            },
        });
        Assert.Equal(Verdict.Fail, report.Blocks[0].Verdict);
        Assert.All(report.Blocks.Skip(1), static block => Assert.Equal(Verdict.Pass, block.Verdict));
    }
}
