using System.Runtime.CompilerServices;
using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

public class BehaviourTests
{
    [Fact]
    public void Theta_is_given_back_as_it_was()
    {
        var layer = new Dense<float>(3, 4);
        layer.Biases[1] = -0f;
        layer.Biases[2] = float.Epsilon;
        var theta = layer.PackParameters();
        Assert.True(GradCheck.Run(layer).Passed);
        Assert.Equal(Array.ConvertAll(theta, BitConverter.SingleToInt32Bits), Array.ConvertAll(layer.PackParameters(), BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Theta_is_given_back_after_an_exception()
    {
        var layer = new VectorLayer(VectorLayer.Scale, static (_, _, _, _) => throw new NotSupportedException("later"), parameters: 4);
        layer.Theta[2] = 7;
        Assert.Equal(Verdict.Fail, GradCheck.Run(layer).Verdict);
        Assert.Equal([0, 0, 7, 0], layer.Theta);
    }

    [Fact]
    public void The_same_seed_gives_the_same_report_and_another_one_does_not()
    {
        var first = GradCheck.Run(new Dense<double>(3, 4)).ToString();
        Assert.Equal(first, GradCheck.Run(new Dense<double>(3, 4)).ToString());
        Assert.NotEqual(first, GradCheck.Run(new Dense<double>(3, 4), new GradCheckOptions { Seed = 2 }).ToString().Replace("seed 2", "seed 1"));
    }

    [Fact]
    public void Calls_are_counted()
    {
        var layer = new Dense<double>(3, 4);
        var report = GradCheck.Run(layer);
        Assert.Equal(layer.ForwardCalls, report.ForwardCalls);
        Assert.Equal(layer.BackwardCalls, report.BackwardCalls);
        report = GradCheck.Run(layer, new GradCheckOptions { Mode = CheckMode.Full });
        Assert.True(report.ForwardCalls > 2 * report.Blocks.Sum(static block => block.Shape.Length));
    }

    [Fact]
    public void Without_parameters_the_inputs_are_compared()
    {
        var block = Assert.Single(GradCheck.Run(Activation<double>.Tanh()).Blocks);
        Assert.Equal(("x", BlockKind.Input, Verdict.Pass), (block.Name, block.Kind, block.Verdict));
    }

    [Fact]
    public void Without_anything_to_compare_nothing_passes()
    {
        var report = GradCheck.Run(new Blank());
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal(FindingKind.NothingToCompare, Assert.Single(report.Findings).Kind);
    }

    [Fact]
    public void Forward_in_place_is_found_and_its_gradient_still_compared()
    {
        double[] kept = [];
        var layer = new VectorLayer(
            (x, _) =>
            {
                kept = [.. x];
                for (var i = 0; i < x.Length; i++)
                    x[i] = Math.Tanh(x[i]);
                return x;
            },
            (_, dy, _, _) => [.. kept.Zip(dy, static (x, dy) => dy * (1 - (Math.Tanh(x) * Math.Tanh(x))))]);
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(FindingKind.InputChanged, Assert.Single(report.Findings).Kind);
        Assert.Equal(Verdict.Pass, report.Blocks.Single().Verdict);
    }

    [Fact]
    public void Backward_in_place_is_found_and_its_gradient_still_compared()
    {
        var layer = new VectorLayer(
            static (x, _) => [.. x.Select(Math.Exp)],
            static (x, dy, _, _) =>
            {
                for (var i = 0; i < x.Length; i++)
                    dy[i] *= Math.Exp(x[i]);
                return dy;
            });
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(FindingKind.UpstreamChanged, Assert.Single(report.Findings).Kind);
        Assert.Equal(Verdict.Pass, report.Blocks.Single().Verdict);
    }

    // With what an optimiser would take it with, and nothing else.
    [Theory]
    [InlineData(0.0, Verdict.Pass)]
    [InlineData(0.001, Verdict.Fail)]
    public void A_step_along_the_gradient_is_no_fault(double more, Verdict expected)
    {
        var layer = new VectorLayer(
            VectorLayer.Scale,
            (x, dy, theta, gradients) =>
            {
                var dx = VectorLayer.ScaleBack(x, dy, theta, gradients);
                for (var i = 0; i < theta.Length; i++)
                    theta[i] -= (0.1 * gradients[i]) + (i == 2 ? more : 0);
                return dx;
            },
            parameters: 4);

        var report = GradCheck.Run(layer);

        Assert.Equal(expected, report.Verdict);
        Assert.NotEmpty(report.Findings);
        Assert.All(report.Findings, finding => Assert.Equal((FindingKind.ParameterChanged, expected), (finding.Kind, finding.Verdict)));
        Assert.All(report.Blocks, static block => Assert.Equal(Verdict.Pass, block.Verdict));
        Assert.Equal(new double[4], layer.Theta);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_parameter_that_is_written_into_is_found(bool byForward)
    {
        var layer = new VectorLayer(
            (x, theta) =>
            {
                var y = VectorLayer.Scale(x, theta);
                theta[1] *= byForward ? 0.9 : 1;
                return y;
            },
            (x, dy, theta, gradients) =>
            {
                var dx = VectorLayer.ScaleBack(x, dy, theta, gradients);
                theta[2] -= byForward ? 0 : 0.01;
                return dx;
            },
            parameters: 4);
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.Fail, report.Verdict);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(FindingKind.ParameterChanged, finding.Kind);
        Assert.Contains(byForward ? "Forward writes into the parameter _theta[1]" : "Backward writes into the parameter _theta[2]", finding.Message);
        // A Forward that moves θ between its calls has no gradient to speak of; one that Backward moves afterwards has.
        if (!byForward)
            Assert.All(report.Blocks, static block => Assert.Equal(Verdict.Pass, block.Verdict));
        Assert.Equal(new double[4], layer.Theta);
    }

    [Fact]
    public void A_forward_that_does_not_repeat_itself_is_inconclusive()
    {
        var random = new Random(1);
        var report = GradCheck.Run(new VectorLayer((x, _) => [.. x.Select(x => x * random.NextDouble())], static (_, dy, _, _) => dy));
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal(FindingKind.NotDeterministic, Assert.Single(report.Findings).Kind);
        Assert.Empty(report.Blocks);
    }

    [Fact]
    public void A_backward_that_adds_to_what_is_never_cleared_fails()
    {
        var dx = new double[4];
        var report = GradCheck.Run(new VectorLayer(
            static (x, _) => [.. x],
            (_, dy, _, _) =>
            {
                for (var i = 0; i < dx.Length; i++)
                    dx[i] += dy[i];
                return dx;
            }));
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(FindingKind.NotDeterministic, Assert.Single(report.Findings).Kind);
    }

    [Fact]
    public void Gradients_may_be_assigned_or_accumulated()
    {
        var assigned = new VectorLayer(
            VectorLayer.Scale,
            static (x, dy, theta, gradients) =>
            {
                Array.Clear(gradients);
                return VectorLayer.ScaleBack(x, dy, theta, gradients);
            },
            parameters: 4);
        Assert.True(GradCheck.Run(assigned).Passed);
        Assert.True(GradCheck.Run(new VectorLayer(VectorLayer.Scale, VectorLayer.ScaleBack, parameters: 4)).Passed);
    }

    [Fact]
    public void Inputs_that_Forward_is_not_defined_on_are_replaced_and_said_so()
    {
        var report = GradCheck.Run(VectorLayer.Of(Math.Log, static x => 1 / x));
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(FindingKind.OtherInputs, Assert.Single(report.Findings).Kind);
    }

    [Fact]
    public void A_cost_that_cuts_its_inputs_off_fails_with_the_advice_to_bound_them()
    {
        Assert.Equal(Verdict.Fail, GradCheck.Run(Logarithm(null)).Verdict);
        var report = GradCheck.Run(Logarithm(null));
        Assert.True(report.ToString().Contains("[Domain(0, 1)]", StringComparison.Ordinal), report.ToString());
        Assert.True(GradCheck.Run(Logarithm(new ValueRange(0, 1))).Passed);
        // What is wrong everywhere gets no such advice.
        Assert.DoesNotContain("[Domain", GradCheck.Run(VectorLayer.Of(static x => x, static _ => 2)).ToString());

        static VectorLayer Logarithm(ValueRange? domain) => VectorLayer.Of(static x => Math.Log(Math.Max(x, 1e-7)), static x => 1 / x, domain);
    }

    [Fact]
    public void Values_stay_inside_their_domain()
    {
        var (least, most) = (double.MaxValue, double.MinValue);
        var layer = VectorLayer.Of(
            x =>
            {
                (least, most) = (Math.Min(least, x), Math.Max(most, x));
                return Math.Sqrt(x - 2);
            },
            static x => 0.5 / Math.Sqrt(x - 2),
            new ValueRange(2, 2.5));
        var report = GradCheck.Run(layer);
        Assert.True(report.Passed, report.ToString());
        Assert.Empty(report.Findings);
        Assert.InRange(least, 2, 2.1);
        Assert.InRange(most, 2.4, 2.5);
    }

    [Fact]
    public void A_cost_that_is_never_finite_is_inconclusive()
    {
        var report = GradCheck.Run(VectorLayer.Of(static _ => double.NaN, static _ => 1));
        Assert.Equal((Verdict.Inconclusive, FindingKind.NotFinite), (report.Verdict, report.Findings.Single().Kind));
    }

    [Fact]
    public void A_gradient_that_is_not_finite_fails_and_is_named()
    {
        var report = GradCheck.Run(new VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [dy[0], double.NaN, dy[2], dy[3]]));
        Assert.Equal((Verdict.Fail, FindingKind.NotFinite), (report.Verdict, report.Findings.Single().Kind));
        Assert.Contains("x[1]", report.Findings.Single().Message);
    }

    [Theory]
    [InlineData("Forward")]
    [InlineData("Backward")]
    public void An_exception_becomes_a_finding_with_its_place(string method)
    {
        var layer = new VectorLayer(
            (x, _) => method == "Forward" ? throw new InvalidTimeZoneException("what?") : [.. x],
            (_, _, _, _) => throw new InvalidTimeZoneException("what?"));
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.Fail, report.Verdict);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(FindingKind.Exception, finding.Kind);
        Assert.StartsWith($"{method} threw InvalidTimeZoneException: what?", finding.Message, StringComparison.Ordinal);
        Assert.Contains("BehaviourTests.cs:line", finding.Message);
    }

    [Fact]
    public void A_gradient_of_another_shape_is_a_finding()
    {
        var report = GradCheck.Run(new VectorLayer(static (x, _) => [.. x], static (_, dy, _, _) => [.. dy, 1]));
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Contains("shape 5 with respect to x, whose shape is 4", report.Findings.Single().Message);
    }

    [Fact]
    public void Dropout_is_checked_with_its_mask_standing_still()
    {
        var layer = new Dropout(new Random(5));
        var own = layer.Generator;
        var report = GradCheck.Run(layer);
        Assert.True(report.Passed, report.ToString());
        Assert.Same(own, layer.Generator);
        Assert.Equal(new Random(5).Next(), layer.Generator.Next());
        Assert.Equal(0.9, layer.Keep);
        Assert.Equal([0.5], layer.KeptAt.Distinct());
    }

    [Fact]
    public void Made_up_values_hide_nothing()
    {
        var layer = new Recorder();
        GradCheck.Run(layer);
        var x = layer.X.Cast<double>().ToArray();
        Assert.All(x, static value => Assert.InRange(Math.Abs(value), 0.1, 1.5));
        Assert.Equal(x.Length, x.Select(Math.Abs).Distinct().Count());
        Assert.Contains(x, static value => value < 0);
        Assert.All(layer.Target.Cast<double>(), static value => Assert.InRange(value, 1e-3, 1 - 1e-3));
        for (var row = 0; row < 5; row++)
            Assert.Equal(1, Enumerable.Range(0, 3).Sum(column => layer.Target[row, column]), 1e-12);
        Assert.Equal([0, 1, 2], layer.Labels[0].Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 7), layer.Labels[1].Distinct().Order());
        Assert.Equal([3, 4], layer.Labels[2].Distinct().Order());
        Assert.Equal(layer.Gamma.Length, layer.Gamma.Distinct().Count());
        Assert.DoesNotContain(1, layer.Gamma);
    }

    [Fact]
    public void A_layer_without_a_harness_is_refused()
    {
        var exception = Assert.Throws<InvalidOperationException>(static () => GradCheck.Run(new Bare()));
        Assert.Contains("GradGenHarness", exception.Message);
        Assert.Throws<ArgumentNullException>("layer", static () => GradCheck.Run((IGradCheckable<double>)null!));
    }

    [Fact]
    public void Arguments_of_a_function_check_are_named()
    {
        Func<double[], double> f = static x => x[0];
        Assert.Throws<ArgumentNullException>("f", static () => GradCheck.Function(null!, static x => x, [1.0]));
        Assert.Throws<ArgumentNullException>("gradient", () => GradCheck.Function(f, null!, [1]));
        Assert.Throws<ArgumentNullException>("x", () => GradCheck.Function(f, static x => x, null!));
        Assert.Throws<ArgumentException>("x", () => GradCheck.Function(f, static x => x, [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("Step", static () => new GradCheckOptions { Step = 0 });
    }

    private sealed class Blank : HandLayer<double>
    {
        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("labels", new int[3], InputRole.Label, false)];

        public override Array?[] Forward(Array[] inputs) => [new double[] { 1 }];

        public override Array?[] Backward(Array[] upstream) => [null];
    }

    private sealed class Dropout(Random random) : HandLayer<double>
    {
        private readonly Random _random = random;
        // In a box of the framework's, which the check does not put back.
        private readonly StrongBox<List<double>> _keptAt = new([]);
        private double[] _mask = [];

        public Random Generator => _random;

        public double Keep { get; private set; } = 0.9;

        public List<double> KeptAt => _keptAt.Value!;

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[20])];

        public override void Hold(CheckScope scope)
        {
            scope.HoldRandom(in _random);
            Keep = scope.Hold(Keep, 0.5);
        }

        public override Array?[] Forward(Array[] inputs)
        {
            KeptAt.Add(Keep);
            var x = (double[])inputs[0];
            _mask = [.. x.Select(_ => _random.NextDouble() < Keep ? 1 / Keep : 0)];
            return [VectorLayer.Scale(x, _mask)];
        }

        public override Array?[] Backward(Array[] upstream) => [VectorLayer.Scale((double[])upstream[0], _mask)];
    }

    private sealed class Recorder : HandLayer<double>
    {
        private readonly double[] _gamma = [1, 1, 1];

        public Recorder() => Add("_gamma", _gamma, new double[3]);

        // In a box of the framework's, which the check does not put back.
        private readonly StrongBox<(double[,] X, double[,] Target, int[][] Labels, double[] Gamma)> _first = new();

        public double[,] X => _first.Value.X;

        public double[,] Target => _first.Value.Target;

        public int[][] Labels => _first.Value.Labels;

        public double[] Gamma => _first.Value.Gamma;

        public override HarnessInput[] Inputs(SampleSizes sizes) =>
        [
            Input("x", new double[5, 3]),
            Input("target", new double[5, 3], InputRole.Target, false),
            Input("labels", new int[5], InputRole.Label, false),
            Input("own labels", new int[20], InputRole.Label, false, labelCount: 7),
            Input("numbers", new int[5], InputRole.Label, false, new ValueRange(3, 4)),
        ];

        public override Array?[] Forward(Array[] inputs)
        {
            if (BackwardCalls == 0)
                _first.Value = ((double[,])inputs[0].Clone(), (double[,])inputs[1].Clone(), [.. inputs.Skip(2).Cast<int[]>()], [.. _gamma]);
            return [new[] { X.Cast<double>().Sum() }];
        }

        public override Array?[] Backward(Array[] upstream) => throw new NotSupportedException();
    }

    private sealed class Bare : IGradCheckable<double>
    {
        public int ParameterCount => 0;

        public ParameterLayout GetParameterLayout() => new ParameterLayoutBuilder<double>().Build();

        public void PackParameters(Span<double> theta)
        {
        }

        public void UnpackParameters(ReadOnlySpan<double> part, int start)
        {
        }

        public void PackGradients(Span<double> gradients)
        {
        }

        public void ClearGradients()
        {
        }
    }
}
