using System.Diagnostics;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

public class ProgressTests
{
    [Theory]
    [InlineData(CheckMode.Probe)]
    [InlineData(CheckMode.Full)]
    public void Every_block_is_reported_and_the_counts_never_fall(CheckMode mode)
    {
        var told = new Recorder();
        var report = GradCheck.Run(new Dense<double>(3, 4), new GradCheckOptions { Mode = mode, Progress = told });

        Assert.Equal(["_weights", "_biases", "x"], told.Reports.Select(static progress => progress.Block).OfType<string>().Distinct());
        Assert.Equal(GradCheckPhase.Starting, told.Reports[0].Phase);
        Assert.Equal(0, told.Reports[0].ForwardCalls);
        Assert.All(told.Reports, static progress => Assert.Equal(progress.Phase == GradCheckPhase.Comparing, progress.Block is not null));
        Assert.All(told.Reports.SkipWhile(static progress => progress.Phase == GradCheckPhase.Starting), static progress => Assert.Equal(3, progress.BlockCount));
        foreach (var (before, after) in told.Reports.Zip(told.Reports.Skip(1)))
        {
            Assert.True(before.Phase <= after.Phase);
            Assert.InRange(after.BlocksDone, before.BlocksDone, 3);
            Assert.InRange(after.ForwardCalls, before.ForwardCalls, report.ForwardCalls);
            Assert.InRange(after.BackwardCalls, before.BackwardCalls, report.BackwardCalls);
        }

        Assert.Equal(3, told.Reports[^1].BlocksDone);
        Assert.Equal(
            [("_weights", 0), ("_biases", 1), ("x", 2)],
            told.Reports.Where(static progress => progress.Block is not null).Select(static progress => (progress.Block!, progress.BlocksDone)).Distinct());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    public void Copies_on_other_threads_are_counted_and_cancelled_too(int most)
    {
        using var source = new CancellationTokenSource();
        var (inside, isEntered) = (0, false);
        var told = new Recorder
        {
            Told = progress =>
            {
                isEntered |= Interlocked.Increment(ref inside) > 1;
                if (most > 0 && progress.ForwardCalls > most)
                    source.Cancel();
                Interlocked.Decrement(ref inside);
            },
        };
        // Slow enough to be told of within the block, and large enough for copies to be worth it.
        var layer = new Chain<double>(new Dense<double>(40, 40, 10), new Dense<double>(40, 10, 10));
        var theta = layer.PackParameters();
        var options = new GradCheckOptions { Mode = CheckMode.Full, Progress = told, CancellationToken = source.Token };
        if (most == 0)
            Assert.Equal(GradCheck.Run(layer, options).ForwardCalls, told.Reports[^1].ForwardCalls);
        else
            Assert.Throws<OperationCanceledException>(() => GradCheck.Run(layer, options));
        Assert.False(isEntered);
        Assert.Equal(told.Reports.Select(static progress => progress.ForwardCalls).Order(), told.Reports.Select(static progress => progress.ForwardCalls));
        Assert.Equal(theta, layer.PackParameters());
    }

    [Fact]
    public void Within_a_slow_block_it_is_reported_again_and_again()
    {
        var told = new Recorder();
        var time = Stopwatch.StartNew();
        GradCheck.Function(
            static x =>
            {
                Thread.Sleep(40);
                return x[0] * x[0];
            },
            static x => [2 * x[0]],
            [1.5],
            new GradCheckOptions { Mode = CheckMode.Full, Progress = told });
        var within = told.Reports.Where(static progress => progress.Block == "x").ToArray();
        // Every tenth of a second, each time by whole calls late.
        Assert.InRange(within.Length, 4, 2 + (time.ElapsedMilliseconds / 100));
        Assert.Equal(within.Length, within.Select(static progress => progress.ForwardCalls).Distinct().Count());
    }

    [Fact]
    public void What_the_callback_throws_comes_out_as_it_is_and_the_layer_is_as_it_was()
    {
        for (var last = 1; ; last++)
        {
            var told = new Recorder { Last = last };
            var layer = new Dense<double>(3, 4);
            var theta = layer.PackParameters();
            var calls = 0;
            try
            {
                GradCheck.Run(layer, new GradCheckOptions { Progress = told });
                Assert.InRange(last, 5, 100);
                return;
            }
            catch (TimeoutException)
            {
                calls = layer.ForwardCalls;
            }

            Assert.Equal(told.Reports[^1].ForwardCalls, calls);
            Assert.Equal(theta, layer.PackParameters());
        }
    }

    [Fact]
    public void Who_is_told_may_cancel()
    {
        using var source = new CancellationTokenSource();
        var layer = new Dense<double>(3, 4);
        var told = new Recorder { Told = progress => Stop(progress, source) };
        Assert.Throws<OperationCanceledException>(() => GradCheck.Run(layer, new GradCheckOptions { Progress = told, CancellationToken = source.Token }));
        Assert.Equal("_biases", told.Reports[^1].Block);
        Assert.Equal(told.Reports[^1].ForwardCalls, layer.ForwardCalls);

        static void Stop(GradCheckProgress progress, CancellationTokenSource source)
        {
            if (progress.Block == "_biases")
                source.Cancel();
        }
    }

    private sealed class Recorder : IProgress<GradCheckProgress>
    {
        public List<GradCheckProgress> Reports { get; } = [];

        public int Last { get; init; } = int.MaxValue;

        public Action<GradCheckProgress> Told { get; init; } = static _ => { };

        public void Report(GradCheckProgress value)
        {
            Reports.Add(value);
            Told(value);
            if (Reports.Count == Last)
                throw new TimeoutException();
        }
    }
}
