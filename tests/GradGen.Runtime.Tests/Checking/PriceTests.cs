using System.Numerics;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

/// <summary>What a check that fails costs, its explanation included, in calls of Forward: no time is measured.</summary>
public class PriceTests
{
    public static TheoryData<string> Mistakes => [.. Diagnosis.Mistakes.Names];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_block_costs_ten_calls_a_component_and_a_hundred(string name)
    {
        foreach (var size in new[] { 3, 4, 11 })
        {
            Affordable(Diagnosis.Mistakes.Of<double>(size)[name].Layer);
            Affordable(Diagnosis.Mistakes.Of<float>(size)[name].Layer);
        }
    }

    [Fact]
    public void What_nothing_explains_costs_no_more()
    {
        foreach (var size in new[] { 3, 4, 11 })
        {
            Unexplained<double>(size);
            Unexplained<float>(size);
        }
    }

    [Fact]
    public void A_recurrent_layer_with_a_wrong_gate_costs_ten_calls_a_component_and_a_hundred()
    {
        Affordable(new Recurrent<double>(3, 4, 2) { WrongGate = static (gate, value) => gate == 1 ? -value : value });
        Affordable(new Recurrent<float>(3, 4, 2) { WrongGate = static (gate, value) => gate == 1 ? -value : value });
        // Wrong in every gate, and so in everything.
        Affordable(new Recurrent<double>(3, 4, 2) { WrongGate = static (gate, value) => gate % 2 == 0 ? value + value : -value });
        Affordable(new Recurrent<float>(3, 4, 2) { WrongGate = static (gate, value) => gate % 2 == 0 ? value + value : -value });
    }

    [Fact]
    public void The_layers_are_right_but_for_their_mistakes()
    {
        Assert.True(GradCheck.Run(new Recurrent<double>(3, 4, 2)).Passed);
        Assert.True(GradCheck.Run(new Recurrent<float>(3, 4, 2)).Passed);
        Assert.True(GradCheck.Run(new Correlation<double>(3, 12)).Passed);
        Assert.True(GradCheck.Run(new Correlation<float>(3, 12)).Passed);
    }

    [Fact]
    public void A_convolution_with_a_wrong_kernel_costs_ten_calls_a_component_and_a_hundred()
    {
        Affordable(new Correlation<double>(3, 12) { WrongTap = static (tap, value) => tap == 0 ? value : value + value });
        Affordable(new Correlation<float>(3, 12) { WrongTap = static (tap, value) => tap == 0 ? value : value + value });
        Affordable(new Correlation<double>(9, 40) { WrongTap = static (tap, value) => value * value });
        Affordable(new Correlation<float>(9, 40) { WrongTap = static (tap, value) => value * value });
    }

    [Theory]
    [InlineData(7, 130, 1.37)]
    [InlineData(201, 13, 0)]
    [InlineData(255, 255, -1)]
    public void One_wrong_entry_of_65536_costs_at_most_600(int i, int j, double factor)
    {
        One<double>(i, j, factor);
        One<float>(i, j, factor);
    }

    [Theory]
    [InlineData("1 % off")]
    [InlineData("zero")]
    [InlineData("transposed")]
    [InlineData("at random")]
    public void A_wholly_wrong_block_of_65536_costs_at_most_2000(string mistake)
    {
        Whole<double>(mistake);
        Whole<float>(mistake);
    }

    private static void One<T>(int i, int j, double factor)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var report = GradCheck.Run(new Dense<T>(256, 256, 3) { WrongParameters = (weights, _) => weights[i, j] *= T.CreateChecked(factor) });
        Assert.Equal($"_weights[{i},{j}]", Assert.Single(report.Blocks[0].Wrong).Name);
        Assert.InRange(report.ForwardCalls, 1, 600);
    }

    private static void Whole<T>(string mistake)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        var report = GradCheck.Run(new Dense<T>(256, 256, 3)
        {
            WrongParameters = (weights, _) =>
            {
                var right = (T[,])weights.Clone();
                for (var k = 0; k < weights.Length; k++)
                {
                    var (i, j) = (k / 256, k % 256);
                    weights[i, j] = mistake switch
                    {
                        "1 % off" => right[i, j] * T.CreateChecked(1.01),
                        "zero" => T.Zero,
                        "transposed" => right[j, i],
                        _ => right[i, j] * T.CreateChecked(random.NextDouble()),
                    };
                }

                random = new Random(1);
            },
        });
        Assert.Equal(Verdict.Fail, report.Blocks[0].Verdict);
        Assert.InRange(report.ForwardCalls, 1, 2000);
    }

    private static void Unexplained<T>(int size)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(3);
        var factors = Enumerable.Range(0, size * size).Select(_ => T.CreateChecked(0.5 + random.NextDouble())).ToArray();
        Affordable(new Dense<T>(size, size) { WrongParameters = (weights, _) => Scale(weights, k => factors[k]) });
        Affordable(new Dense<T>(size, size) { WrongParameters = (weights, _) => Scale(weights, k => T.One + (T.CreateChecked(0.03) * factors[k])) });
        Affordable(new Dense<T>(size, size) { WrongParameters = static (weights, _) => weights[1, 2] *= T.CreateChecked(1.37) });
        Affordable(new Dense<T>(size, size) { WrongParameters = static (_, biases) => biases[1] += T.One });
    }

    private static void Scale<T>(T[,] weights, Func<int, T> factor)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        for (var k = 0; k < weights.Length; k++)
            weights[k / weights.GetLength(1), k % weights.GetLength(1)] *= factor(k);
    }

    private static void Affordable<T>(HandLayer<T> layer)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.Fail, report.Verdict);
        var wrong = report.Blocks.Where(static block => block.Verdict == Verdict.Fail).Sum(static block => block.Shape.Length);
        // Where a kink lies within reach of the step in many a component, as in float, these have to be looked at more closely.
        var each = typeof(T) == typeof(float) && report.Causes.Any(static cause => cause.Message.Contains("sign(", StringComparison.Ordinal)) ? 30 : 10;
        Assert.True(report.ForwardCalls <= 100 + (each * wrong), $"{typeof(T).Name}, {wrong} components\n{report}");
    }
}
