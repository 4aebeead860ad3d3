using System.Numerics;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking.Behaviour;

/// <summary>Layers that leave the size of the batch free, so that it can be another one.</summary>
public sealed class BatchTests
{
    private const int Seeds = 25;

    public static TheoryData<string> Names => [.. FreeLayers<double>(1).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Right_layers_pass_whether_they_treat_samples_by_themselves_or_not(string name)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var options = new GradCheckOptions { Seed = seed };
            Assert.Empty(Findings(GradCheck.Run(FreeLayers<double>(seed)[name], options)));
            Assert.Empty(Findings(GradCheck.Run(FreeLayers<float>(seed)[name], options)));
        }

        static IEnumerable<Finding> Findings(GradCheckReport report) =>
            report.Passed ? report.Findings.Where(static finding => finding.Kind is FindingKind.NotLinear or FindingKind.BatchDiffers or FindingKind.Exception) : throw new InvalidOperationException(report.ToString());
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(256, 256)]
    public void A_correct_dense_layer_stays_within_its_budget_of_calls(int inputs, int outputs)
    {
        var report = GradCheck.Run(new Dense<double>(inputs, outputs, batch: 0));
        Assert.True(report.Passed, report.ToString());
        Assert.InRange(report.ForwardCalls, 1, 32);
        Assert.InRange(report.BackwardCalls, 10, 12);
    }

    [Fact]
    public void A_batch_of_one_that_is_treated_otherwise_is_found()
    {
        var report = Run(static (layer, weights, _) =>
        {
            if (layer.Rows == 1)
                Double(weights);
        });
        Assert.All(report.Blocks, static block => Assert.Equal(Verdict.Pass, block.Verdict));
        var finding = Assert.Single(report.Findings);
        Assert.Equal((FindingKind.BatchDiffers, Verdict.Fail), (finding.Kind, finding.Verdict));
        Assert.Contains("A batch of 3 does not give the sum of its samples' gradients: for _weights[", finding.Message);
        Assert.Contains("(12 components differ)", finding.Message);
    }

    [Fact]
    public void Input_gradients_are_compared_sample_by_sample()
    {
        var layer = new FreeDense(static (_, _, _) => { });
        layer.Mistake = (_, _, value) => layer.Rows == 3 ? 2 * value : value;
        var report = GradCheck.Run(layer);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Contains("A batch of 3 has different gradients from the same samples in a batch of 4: for x[", Assert.Single(report.Findings).Message);
    }

    [Fact]
    public void What_only_the_first_batch_was_long_enough_for_fails_in_Backward()
    {
        var rows = 0;
        var report = Run((layer, weights, _) =>
        {
            rows = Math.Max(rows, layer.Rows);
            if (rows != layer.Rows)
                throw new IndexOutOfRangeException("rows");
        });
        Assert.Equal(Verdict.Fail, report.Verdict);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(FindingKind.Exception, finding.Kind);
        Assert.StartsWith("A batch of 3: Backward threw IndexOutOfRangeException: rows", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_Forward_that_takes_no_single_sample_is_noted_since_it_need_not(bool refuses)
    {
        var layer = new FreeDense(static (_, _, _) => { })
        {
            Before = rows =>
            {
                if (rows == 1)
                    throw refuses ? new ArgumentException("one") : new InvalidCastException("one");
            },
        };
        var report = GradCheck.Run(layer);
        Assert.True(report.Passed, report.ToString());
        Assert.StartsWith($"Forward does not take a batch of 1 ({(refuses ? "ArgumentException" : "InvalidCastException")}: one)", Assert.Single(report.Findings).Message, StringComparison.Ordinal);
    }

    private static GradCheckReport Run(Action<FreeDense, double[,], double[]> mistake) => GradCheck.Run(new FreeDense(mistake));

    private static void Double(double[,] values)
    {
        for (var i = 0; i < values.GetLength(0); i++)
        {
            for (var j = 0; j < values.GetLength(1); j++)
                values[i, j] *= 2;
        }
    }

    private static Dictionary<string, MatrixLayer<T>> FreeLayers<T>(int seed)
        where T : struct, IBinaryFloatingPointIeee754<T> => new()
        {
            ["dense"] = new Dense<T>(3, 4, 0, seed),
            ["tanh"] = Activation<T>.Tanh(batch: 0),
            ["relu"] = Activation<T>.Relu(batch: 0),
            ["softmax"] = new Softmax<T>(batch: 0),
            ["batch normalisation"] = new Normalisation<T>(true, batch: 0),
            ["layer normalisation"] = new Normalisation<T>(false, batch: 0),
            ["attention"] = new Attention<T>(batch: 0),
        };

    private sealed class FreeDense : MatrixLayer<double>
    {
        private readonly Dense<double> _dense = new(3, 4, 0);

        public FreeDense(Action<FreeDense, double[,], double[]> mistake)
            : base(3, 0)
        {
            _dense.WrongParameters = (weights, biases) => mistake(this, weights, biases);
            AddParametersOf(_dense);
        }

        public int Rows { get; private set; }

        public Action<int> Before { get; init; } = static _ => { };

        protected override double[,] Forward(double[,] x)
        {
            Rows = x.GetLength(0);
            Before(Rows);
            return (double[,])_dense.Forward([x])[0]!;
        }

        protected override double[,] Backward(double[,] dy) => (double[,])_dense.Backward([dy])[0]!;
    }
}
