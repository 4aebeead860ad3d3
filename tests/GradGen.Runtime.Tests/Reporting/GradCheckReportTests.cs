using System.Globalization;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Reporting;

public class GradCheckReportTests
{
    [Fact]
    public void A_failed_report_reads_as_designed()
    {
        var text = GradCheck.Run(new Dense<double>(3, 4) { WrongParameters = static (_, biases) => biases[2] *= 2 }).ToString();
        var lines = text.Split(Environment.NewLine);
        Assert.Equal("Dense(inputs 3, batch 5), double, seed 1: FAIL", lines[0]);
        Assert.Equal("  block     shape  |analytic|  |numeric|  difference  ± bound", lines[1]);
        Assert.Matches(@"^  _weights  3×4     +\d\.\de[+-]\d\d +\d\.\de[+-]\d\d +\d\.\de-1\d +\d\.\de-1\d   pass$", lines[2]);
        Assert.Matches(@"^  _biases   4 .* FAIL$", lines[3]);
        Assert.Matches(@"^  input x   5×3 .* pass$", lines[4]);
        Assert.Equal("Wrong components (analytic: Backward; numeric: from Forward)", lines[5]);
        Assert.Matches(@"^  _biases\[2\]   analytic +-?\d\.\d{4}e[+-]\d\d   numeric +-?\d\.\d{4}e[+-]\d\d ± \d\.\de-\d\d$", lines[6]);
        Assert.Contains("1e-3 and above: wrong", text);
        Assert.Matches(@"Would have noticed an error of \d\.\de-\d\d in any one component. \d+ Forward and \d+ Backward calls.$", text);
    }

    [Fact]
    public void Columns_line_up()
    {
        var lines = GradCheck.Run(new Dense<double>(3, 4)).ToString().Split(Environment.NewLine);
        var ends = lines.Skip(2).Take(3).Select(static line => line.LastIndexOf("pass", StringComparison.Ordinal)).ToArray();
        Assert.Equal([ends[0]], ends.Distinct());
        Assert.Equal(lines[1].Length + 3, ends[0]);
    }

    [Fact]
    public void No_line_is_wider_than_110_columns()
    {
        GradCheckReport[] reports =
        [
            GradCheck.Run(new Chain<float>(new Dense<float>(40, 30), Activation<float>.Relu(30), new Dense<float>(30, 2) { WrongParameters = static (w, _) => Array.Clear(w) })),
            GradCheck.Run(new Softmax<double>(), new GradCheckOptions { Cost = Cost.Sum }),
            GradCheck.Run(VectorLayer.Of(static x => x, static _ => throw new InvalidOperationException(new string('x', 300)))),
            GradCheck.Run(new LongName()),
        ];
        Assert.All(reports.SelectMany(static report => report.ToString().Split(Environment.NewLine)), static line => Assert.InRange(line.Length, 0, 110));
    }

    [Fact]
    public void Of_many_wrong_components_some_are_listed_and_all_counted()
    {
        var report = GradCheck.Run(new Dense<double>(6, 7) { WrongParameters = static (weights, _) => Array.Clear(weights) });
        Assert.Equal(42, report.Blocks[0].WrongCount);
        Assert.Equal(32, report.Blocks[0].Wrong.Count);
        Assert.Contains("(and 34 more)", report.ToString());
        Assert.Equal(8, report.ToString().Split(Environment.NewLine).Count(static line => line.Contains("   analytic ")));
    }

    [Fact]
    public void Of_very_many_blocks_those_that_did_not_pass_are_listed()
    {
        var text = Reports.Many.ToString();
        var lines = text.Split(Environment.NewLine);
        Assert.Equal(["_p7", "_p31"], lines.Skip(2).TakeWhile(static line => line.EndsWith("FAIL", StringComparison.Ordinal)).Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Matches(@"^  The other 59 blocks pass, with differences up to \d\.\de-\d\d and bounds up to \d\.\de-\d\d\.$", lines[4]);
        Assert.Equal(lines[4][2..], Assert.Single(Reports.Many.ToMarkdown().Split('\n'), static line => line.StartsWith("The other", StringComparison.Ordinal)));

        Assert.Contains("  All 61 blocks pass, with", GradCheck.Run(new ManyParameters(60, static _ => false)).ToString());
        Assert.Equal(40, GradCheck.Run(new ManyParameters(39, static _ => false)).ToString().Split(Environment.NewLine).Count(static line => line.EndsWith(" pass", StringComparison.Ordinal)));
        var all = GradCheck.Run(new ManyParameters(60, static _ => true)).ToString();
        Assert.Contains($"  20 more did not pass.{Environment.NewLine}  The other block passes", all);
        Assert.Equal(1 + 40, all.Split(Environment.NewLine).Count(static line => line.EndsWith(" FAIL", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_could_not_be_measured_is_not_called_right()
    {
        var text = Reports.Unmeasurable.ToString();
        Assert.Equal(Verdict.Inconclusive, Reports.Unmeasurable.Verdict);
        Assert.Equal(double.NaN, Reports.Unmeasurable.Difference);
        Assert.DoesNotContain(": right", text);
        Assert.Contains("overall NaN, which says nothing.", text);
        Assert.Contains("Errors of any size could have gone unnoticed.", text);
    }

    [Fact]
    public void A_message_of_several_lines_is_indented()
    {
        var lines = Reports.Throwing.ToString().Split(Environment.NewLine);
        Assert.Equal("FAIL: Backward threw InvalidOperationException: first line", lines[1]);
        Assert.StartsWith("  - \"second\" | line At ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_cause_stands_between_the_components_and_the_findings()
    {
        var lines = Reports.Explained.ToString().Split(Environment.NewLine);
        var cause = Array.FindIndex(lines, static line => line.StartsWith("Likely cause: ", StringComparison.Ordinal));
        Assert.Contains("(and 4 more)", lines[cause - 1]);
        Assert.Contains(Reports.Explained.Causes[0].Message[..60], lines[cause]);
    }

    [Fact]
    public void The_text_does_not_depend_on_the_culture()
    {
        var expected = GradCheck.Run(new Dense<double>(3, 4)).ToString();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = other;
            Assert.Equal(expected, GradCheck.Run(new Dense<double>(3, 4)).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Only_a_passed_report_does_not_throw()
    {
        GradCheck.Run(new Dense<double>(3, 4)).ThrowIfFailed();
        var wrong = GradCheck.Run(new Softmax<double> { Factor = 2 });
        Assert.Equal(wrong.ToString(), Assert.Throws<GradCheckFailedException>(wrong.ThrowIfFailed).Message);
        var inconclusive = GradCheck.Run(new Softmax<double>(), new GradCheckOptions { Cost = Cost.Sum });
        Assert.Equal(Verdict.Inconclusive, inconclusive.Verdict);
        Assert.Throws<GradCheckFailedException>(inconclusive.ThrowIfFailed);
    }

    [Fact]
    public void The_overall_difference_is_that_of_the_whole_vectors()
    {
        var report = GradCheck.Run(new Dense<double>(3, 4) { WrongParameters = static (weights, biases) => Double(weights, biases) });
        var analytic = Math.Sqrt(report.Blocks.Sum(static block => block.AnalyticNorm * block.AnalyticNorm));
        var numeric = Math.Sqrt(report.Blocks.Sum(static block => block.NumericNorm * block.NumericNorm));
        var distance = Math.Sqrt(report.Blocks.Take(2).Sum(static block => block.NumericNorm * block.NumericNorm));
        Assert.Equal(distance / (analytic + numeric), report.Difference, 1e-8);
        Assert.Equal(1.0 / 3, report.Blocks[0].Difference, 1e-8);

        static void Double(double[,] weights, double[] biases)
        {
            for (var i = 0; i < weights.GetLength(0); i++)
            {
                for (var j = 0; j < biases.Length; j++)
                    weights[i, j] *= 2;
            }

            for (var j = 0; j < biases.Length; j++)
                biases[j] *= 2;
        }
    }

    private sealed class LongName : HandLayer<double>
    {
        public LongName() => Add(new string('w', 120), new double[2, 3, 4, 5], null);

        public override string Name => new('L', 150);

        public override GradGen.Harness.HarnessInput[] Inputs(GradGen.Harness.SampleSizes sizes) => [Input(new string('x', 130), new double[2])];

        public override Array?[] Forward(Array[] inputs) => [(double[])inputs[0].Clone()];

        public override Array?[] Backward(Array[] upstream) => [new double[2]];
    }
}
