using System.Numerics;
using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Diagnosis;

public class ExplanationTests
{
    private const int Small = 4;
    private const int Large = 11;

    public static TheoryData<string> Mistakes => [.. Diagnosis.Mistakes.Names];

    public static TheoryData<string> RightLayers => [.. Zoo.Names];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_evidence_and_nothing_else_is(string name)
    {
        Named<double>(name, Small);
        Named<double>(name, Large);
        Named<float>(name, Small);
        Named<float>(name, Large);
    }

    [Theory]
    [MemberData(nameof(RightLayers))]
    public void A_right_layer_has_nothing_to_explain(string name)
    {
        Assert.Empty(GradCheck.Run(Zoo.Of<double>(1)[name]).Causes);
        Assert.Empty(GradCheck.Run(Zoo.Of<float>(1)[name]).Causes);
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(Large)]
    public void What_fits_no_hypothesis_is_not_explained(int size)
    {
        Unexplained<double>(size);
        Unexplained<float>(size);
    }

    [Fact]
    public void Where_the_layer_does_not_run_nothing_is_explained()
    {
        // At its own outputs, which is where a wrong derivative is looked for, this one throws.
        var layer = new Activation<double>(static x => Math.Abs(x) < 50 ? 100 * Math.Sin(x) : throw new ArgumentOutOfRangeException(nameof(x)), static x => 90 * Math.Cos(0.9 * x));
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Empty(report.Causes);
        Assert.DoesNotContain(report.Findings, static finding => finding.Kind == FindingKind.Exception);
    }

    [Fact]
    public void A_function_is_explained_too()
    {
        var report = GradCheck.Function(static x => x.Sum(static x => x * x * x), static x => [.. x.Select(static x => 6 * x * x)], [1, 2, 3, -1, 0.5]);
        Assert.Equal("the gradient of x is 2 × the true one in every component, and a factor of 1/2 is missing, as that of a square which Forward takes half of.", Assert.Single(report.Causes).Message);
    }

    [Fact]
    public void The_biases_before_an_activation_tell_what_is_wrong_with_it()
    {
        var wrong = new Activation<double>(Math.Tanh, static x => 1 - Math.Pow(Math.Tanh(Math.Tanh(x)), 2), 6);
        var report = GradCheck.Run(new Chain<double>(new Dense<double>(4, 6), wrong));
        Assert.True(report.Causes.Count > 0, report.ToString());
        Assert.Equal("_layers[0]._biases", report.Causes[0].Block);
        Assert.Equal("activation derivative", report.Causes[0].Hypothesis);
        Assert.Contains("f′(f(z)) for f′(z)", report.Causes[0].Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void A_mistake_in_one_gate_is_explained_for_that_gate(int units)
    {
        // Its gates in one vector: y = σ(θ₀)·tanh(θ₁) + σ(θ₂)·x.
        var layer = new VectorLayer(
            (x, theta) => [.. x.Select((x, u) => (Sigmoid(theta[u]) * Math.Tanh(theta[units + u])) + (Sigmoid(theta[(2 * units) + u]) * x))],
            (x, dy, theta, gradients) =>
            {
                for (var u = 0; u < units; u++)
                {
                    var (input, candidate, forget) = (Sigmoid(theta[u]), Math.Tanh(theta[units + u]), Sigmoid(theta[(2 * units) + u]));
                    gradients[u] += dy[u] * candidate * input * (1 - input);
                    gradients[units + u] += dy[u] * input * (1 - (candidate * candidate));
                    gradients[(2 * units) + u] += dy[u] * x[u] * forget;
                }

                return [.. dy.Select((dy, u) => dy * Sigmoid(theta[(2 * units) + u]))];
            },
            units,
            3 * units);
        var cause = Assert.Single(GradCheck.Run(layer).Causes);
        Assert.Equal(
            $"the gradient of _theta[{2 * units}..{3 * units}] lacks the factor 1 − s of its sigmoid's derivative, s·(1 − s). The rest of the gradient of _theta is right.",
            cause.Message);
    }

    [Fact]
    public void Mixed_up_gradients_are_told_of_both()
    {
        var report = GradCheck.Run(new TwoVectors());
        Assert.Equal(
            [
                "the true gradient of _a is what Backward gives for _b: the two are mixed up.",
                "the true gradient of _b is what Backward gives for _a: the two are mixed up.",
            ],
            report.Causes.Select(static cause => cause.Message));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_not_cleared_between_calls_is_named(bool isGrowing)
    {
        var kept = new double[4];
        var layer = new VectorLayer(VectorLayer.Scale, (x, dy, theta, gradients) =>
        {
            var right = VectorLayer.ScaleBack(x, dy, theta, gradients);
            for (var i = 0; i < kept.Length; i++)
                kept[i] += right[i];
            return isGrowing ? [.. kept.Zip(right, static (kept, right) => kept + right)] : (double[])kept.Clone();
        }, parameters: 4);
        var cause = Assert.Single(GradCheck.Run(layer).Causes);
        Assert.Equal(("x", "stale accumulation"), (cause.Block, cause.Hypothesis));
        Assert.Contains(isGrowing ? "grows by the same amount with every call" : "2 × as large in the second call as in the first, and 3 × in the third", cause.Message);
    }

    [Fact]
    public void What_does_not_repeat_itself_for_another_reason_is_not_explained()
    {
        var random = new Random(1);
        var layer = new VectorLayer(VectorLayer.Scale, (x, dy, theta, gradients) =>
            [.. VectorLayer.ScaleBack(x, dy, theta, gradients).Select(value => value * random.NextDouble())], parameters: 4);
        Assert.Empty(GradCheck.Run(layer).Causes);
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static void Named<T>(string name, int size)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var mistake = Diagnosis.Mistakes.Of<T>(size)[name];
        var (report, calls) = Run(mistake.Layer, 1);
        var told = $"{typeof(T).Name} {size}, {calls} calls\n{string.Join("\n", report.Causes)}";
        Assert.True(report.Causes.Count > 0, told);
        var cause = report.Causes[0];
        Assert.True(mistake.Block == cause.Block && mistake.Hypothesis == cause.Hypothesis && cause.Message.Contains(mistake.Evidence, StringComparison.Ordinal), told);
        Assert.All(report.Causes, other => Assert.Equal(mistake.Hypothesis, other.Hypothesis));
        Assert.True(calls <= Most(report), told);
    }

    // Of a wrong component ten calls, and a hundred more. In float each look takes many times as many.
    private static int Most(GradCheckReport report) =>
        (10 * report.Blocks.Where(static block => block.Verdict == Verdict.Fail).Sum(static block => block.Shape.Length)) + (report.ElementType == "float" ? 900 : 100);

    // Also the calls of Forward for the explanations.
    private static (GradCheckReport Report, int Calls) Run<T>(HandLayer<T> layer, int seed)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var calls = new int[Enum.GetValues<GradCheckPhase>().Length];
        var report = GradCheck.Run(layer, new GradCheckOptions { Seed = seed, Progress = new Calls(calls) });
        return (report, calls[(int)GradCheckPhase.Finished] - calls[(int)GradCheckPhase.Explaining]);
    }

    private static void Unexplained<T>(int size)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            var factors = Enumerable.Range(0, 1000).Select(_ => T.CreateChecked(0.5 + random.NextDouble())).ToArray();
            HandLayer<T>[] layers =
            [
                new Dense<T>(size, size) { WrongParameters = (weights, biases) => ForEach(weights, (i, j) => weights[i, j] *= factors[(i * size) + j]) },
                new Dense<T>(size, size) { WrongParameters = (weights, biases) => ForEach(weights, (i, j) => weights[i, j] *= T.One + (T.CreateChecked(0.03) * factors[(i * size) + j])) },
                new Dense<T>(size, size) { WrongParameters = (weights, _) => weights[1, 2] *= T.CreateChecked(1.37) },
                // The first row is a multiple of the second's right values, as all are of one another where there is one sample.
                new Dense<T>(size, size, 1) { WrongParameters = (weights, _) => Array.Copy(weights, 0, weights, size, size) },
                new Dense<T>(size, size) { WrongParameters = (_, biases) => biases[1] += T.One },
                new Dense<T>(size, size) { WrongUpstream = dy => { var seen = (T[,])dy.Clone(); ForEach(seen, (i, j) => seen[i, j] *= factors[(i * size) + j]); return seen; } },
                new Softmax<T>(size) { Mistake = (i, j, value) => value * factors[(i * size) + j] },
                new Activation<T>(T.Tanh, static x => T.One - T.Abs(T.Tanh(x * x)), size),
            ];
            foreach (var layer in layers)
            {
                var (report, calls) = Run(layer, seed);
                Assert.True(report.Verdict == Verdict.Fail && report.Causes.Count == 0 && calls <= Most(report), $"{typeof(T).Name} {layer.Name} {seed}, {calls} calls\n{string.Join("\n", report.Causes)}");
            }
        }
    }

    private static void ForEach<T>(T[,] values, Action<int, int> action)
    {
        for (var i = 0; i < values.GetLength(0); i++)
        {
            for (var j = 0; j < values.GetLength(1); j++)
                action(i, j);
        }
    }

    private sealed class Calls(int[] first) : IProgress<GradCheckProgress>
    {
        public void Report(GradCheckProgress value)
        {
            var phase = (int)value.Phase;
            first[phase] = first[phase] == 0 ? value.ForwardCalls : first[phase];
        }
    }

    /// <summary>y = a x + b x², with the gradients of a and b mixed up.</summary>
    private sealed class TwoVectors : HandLayer<double>
    {
        private readonly double[] _a = [1, 2, 3];
        private readonly double[] _b = [0.5, -1, 2];
        private readonly double[] _da = new double[3];
        private readonly double[] _db = new double[3];
        private double[] _x = [];

        public TwoVectors()
        {
            Add("_a", _a, _da);
            Add("_b", _b, _db);
        }

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[3])];

        public override Array?[] Forward(Array[] inputs) => [(_x = (double[])inputs[0]).Select((x, i) => (_a[i] * x) + (_b[i] * x * x)).ToArray()];

        public override Array?[] Backward(Array[] upstream)
        {
            var dy = (double[])upstream[0];
            for (var i = 0; i < 3; i++)
            {
                _db[i] += dy[i] * _x[i];
                _da[i] += dy[i] * _x[i] * _x[i];
            }

            return [dy.Select((dy, i) => dy * (_a[i] + (2 * _b[i] * _x[i]))).ToArray()];
        }
    }
}
