using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking.Full;

public class FullModeTests
{
    private static readonly GradCheckOptions Full = new() { Mode = CheckMode.Full };

    [Fact]
    public void Every_component_is_compared()
    {
        var report = GradCheck.Run(new Dense<double>(30, 30, 3), Full);
        Assert.True(report.Passed, report.ToString());
        var components = report.Blocks.Sum(static block => block.Shape.Length);
        Assert.InRange(report.ForwardCalls, 2 * components, (2 * components) + (450 * report.Blocks.Count));
        Assert.All(report.Blocks, static block => Assert.NotNull(block.Worst));
    }

    [Fact]
    public void A_step_or_a_one_sided_difference_asks_for_it()
    {
        Assert.True(GradCheck.Run(new Dense<double>(30, 30, 3), new GradCheckOptions { Step = 1e-5 }).ForwardCalls > 1000);
        Assert.True(GradCheck.Run(new Dense<double>(30, 30, 3), new GradCheckOptions { Scheme = DifferenceScheme.OneSided }).ForwardCalls > 1000);
    }

    [Fact]
    public void A_layer_that_can_be_copied_gives_the_same_on_every_machine()
    {
        var report = GradCheck.Run(Wrong(), Full);
        // One that holds a handle cannot be copied, and is run on one thread.
        var alone = GradCheck.Run(new Holder(Wrong()), Full);
        Assert.Equal("_weights[2,3]", Assert.Single(report.Blocks[0].Wrong).Name);
        Assert.Equal(report.Blocks, alone.Blocks, static (a, b) => a.Difference == b.Difference && a.Worst!.Numeric == b.Worst!.Numeric && a.DetectionLimit == b.DetectionLimit);
    }

    [Fact]
    public void A_layer_that_holds_a_chain_too_long_to_copy_is_run_on_one_thread()
    {
        var layer = new Linked(Wrong());
        Assert.Equal("._weights[2,3]", Assert.Single(GradCheck.Run(layer, Full).Blocks[0].Wrong).Name);
        Assert.Equal(20_000, layer.Links);
    }

    [Fact]
    public void The_layer_itself_is_given_back_as_it_was()
    {
        var layer = new Dense<double>(30, 30, 3);
        var theta = layer.PackParameters();
        GradCheck.Run(layer, Full);
        Assert.Equal(theta, layer.PackParameters());
    }

    [Fact]
    public void A_layer_whose_copies_share_what_they_write_to_is_not_failed_for_it()
    {
        var layer = new VectorLayer(
            (x, _) =>
            {
                for (var i = 0; i < x.Length; i++)
                    SharedScratch[i] = x[i] * x[i];
                return SharedScratch.AsSpan(0, x.Length).ToArray();
            },
            static (x, dy, _, _) => [.. x.Zip(dy, static (x, dy) => 2 * x * dy)],
            size: SharedScratch.Length);
        Assert.Equal(Verdict.Pass, GradCheck.Run(layer, Full).Blocks.Single().Verdict);
    }

    private static readonly double[] SharedScratch = new double[400];

    private static Dense<double> Wrong() => new(30, 30, 3) { WrongParameters = static (weights, _) => weights[2, 3] *= 1.5 };

    private abstract class Wrapper : HandLayer<double>
    {
        private readonly Dense<double> _layer;

        protected Wrapper(Dense<double> layer) => AddLayer(string.Empty, _layer = layer);

        public override HarnessInput[] Inputs(SampleSizes sizes) => _layer.Inputs(sizes);

        public override Array?[] Forward(Array[] inputs) => _layer.Forward(inputs);

        public override Array?[] Backward(Array[] upstream) => _layer.Backward(upstream);
    }

    private sealed class Holder(Dense<double> layer) : Wrapper(layer)
    {
        private readonly MemoryStream _handle = new();

        public override string Name => _handle.CanRead ? "Dense" : string.Empty;
    }

    private sealed class Linked(Dense<double> layer) : Wrapper(layer)
    {
        private readonly Link? _first = Enumerable.Range(0, 20_000).Aggregate((Link?)null, static (next, _) => new Link(next));

        public int Links
        {
            get
            {
                var count = 0;
                for (var link = _first; link is not null; link = link.Next)
                    count++;
                return count;
            }
        }

        private sealed class Link(Link? next)
        {
            public Link? Next { get; } = next;
        }
    }
}
