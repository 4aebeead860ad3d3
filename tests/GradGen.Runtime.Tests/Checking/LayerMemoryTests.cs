using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

/// <summary>A layer is after a check what it was before, in more than its parameters.</summary>
public sealed class LayerMemoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Everything_of_its_own_is_put_back(bool fails)
    {
        var layer = new Averaging(fails);
        layer.Run([1, 2, 3]);
        layer.Run([3, 2, 1]);
        var before = layer.State();
        var (history, statistics) = (layer.History, layer.Statistics);
        var report = GradCheck.Run(layer);
        Assert.Equal(fails, !report.Passed);
        Assert.Equal(before, layer.State());
        Assert.Same(history, layer.History);
        Assert.Same(statistics, layer.Statistics);
    }

    [Fact]
    public void What_was_not_allocated_is_not_allocated_again()
    {
        var layer = new Late();
        Assert.True(GradCheck.Run(layer).Passed);
        Assert.Null(layer.Cache);
    }

    [Fact]
    public void Objects_that_hold_one_another_are_no_trouble()
    {
        var layer = new Late();
        layer.Peer = new Late { Peer = layer };
        Assert.True(GradCheck.Run(layer).Passed);
    }

    private sealed class Statistics
    {
        public double[] Mean { get; } = new double[3];

        public int Count { get; set; }
    }

    private readonly record struct Last(double[] Input, double Largest);

    // A layer that keeps statistics of what it sees, in an object, a list, a struct, a property and a jagged array.
    private sealed class Averaging(bool fails) : HandLayer<double>
    {
        private readonly double[][] _extremes = [[0, 0, 0], [0, 0, 0]];
        private Last _last;

        public Statistics Statistics { get; } = new();

        public List<double> History { get; private set; } = [];

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[3])];

        public void Run(double[] x) => Forward([x]);

        public double[] State() =>
            [.. Statistics.Mean, Statistics.Count, .. History, .. _extremes[0], .. _extremes[1], .. _last.Input, _last.Largest];

        public override Array?[] Forward(Array[] inputs)
        {
            var x = (double[])inputs[0];
            Statistics.Count++;
            for (var i = 0; i < x.Length; i++)
            {
                Statistics.Mean[i] += (x[i] - Statistics.Mean[i]) / Statistics.Count;
                _extremes[0][i] = Math.Min(_extremes[0][i], x[i]);
                _extremes[1][i] = Math.Max(_extremes[1][i], x[i]);
            }

            if (Statistics.Count % 4 == 0)
                History = [];
            History.Add(x[0]);
            _last = new Last([.. x], x.Max());
            return [Array.ConvertAll(x, Math.Exp)];
        }

        public override Array?[] Backward(Array[] upstream) =>
            fails ? throw new InvalidOperationException("no") : [_last.Input.Zip((double[])upstream[0], static (x, dy) => Math.Exp(x) * dy).ToArray()];
    }

    private sealed class Late : HandLayer<double>
    {
        public double[]? Cache { get; private set; }

        public Late? Peer { get; set; }

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[3])];

        public override Array?[] Forward(Array[] inputs)
        {
            Cache ??= new double[3];
            ((double[])inputs[0]).CopyTo(Cache, 0);
            return [Array.ConvertAll(Cache, static x => x * x)];
        }

        public override Array?[] Backward(Array[] upstream) => [Cache!.Zip((double[])upstream[0], static (x, dy) => 2 * x * dy).ToArray()];
    }
}
