using System.Globalization;
using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

public class CallLimitTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.3);

    [Fact]
    public void A_Forward_that_does_not_come_back_is_named_with_its_sizes()
    {
        using var end = new ManualResetEventSlim();
        var report = GradCheck.Run(new VectorLayer((_, _) => Hang(end), VectorLayer.ScaleBack, parameters: 4), new GradCheckOptions { CallLimit = Short });
        end.Set();
        Assert.Equal(Verdict.Fail, report.Verdict);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(FindingKind.DidNotReturn, finding.Kind);
        Assert.StartsWith("VectorLayer.Forward did not return within 0.3 s (size 4). ", finding.Message);
    }

    [Fact]
    public void So_is_a_Backward_some_way_into_the_check()
    {
        using var end = new ManualResetEventSlim();
        var calls = 0;
        var layer = new VectorLayer(VectorLayer.Scale, (x, dy, theta, gradients) => ++calls < 5 ? VectorLayer.ScaleBack(x, dy, theta, gradients) : Hang(end), parameters: 4);
        var report = GradCheck.Run(layer, new GradCheckOptions { CallLimit = Short });
        end.Set();
        Assert.StartsWith("VectorLayer.Backward did not return within 0.3 s", Assert.Single(report.Findings).Message);
        Assert.Equal(5, report.BackwardCalls);
    }

    [Fact]
    public void So_is_a_copy_in_a_full_check()
    {
        using var end = new ManualResetEventSlim();
        var calls = 0;
        var layer = new VectorLayer((x, theta) => Interlocked.Increment(ref calls) == 600 ? Hang(end) : VectorLayer.Scale(x, theta), VectorLayer.ScaleBack, size: 300, parameters: 300);
        var report = GradCheck.Run(layer, new GradCheckOptions { CallLimit = Short, Mode = CheckMode.Full });
        end.Set();
        Assert.StartsWith("VectorLayer.Forward did not return within 0.3 s", Assert.Single(report.Findings).Message);
    }

    [Fact]
    public void So_is_the_making_of_a_layer()
    {
        using var end = new ManualResetEventSlim();
        var report = GradCheck.Run(new Unmakable(end), new GradCheckOptions { CallLimit = Short });
        end.Set();
        Assert.StartsWith("Unmakable: making the layer did not return within 0.3 s. ", Assert.Single(report.Findings).Message);
    }

    [Fact]
    public void So_is_a_function()
    {
        using var end = new ManualResetEventSlim();
        var report = GradCheck.Function(_ => Hang(end)[0], static x => x, [1.0], new GradCheckOptions { CallLimit = Short });
        end.Set();
        Assert.StartsWith("Function: the function did not return within 0.3 s (x 1). ", Assert.Single(report.Findings).Message);
    }

    [Fact]
    public void After_a_call_that_came_back_too_late_nothing_of_the_layer_is_called_or_changed()
    {
        using var end = new ManualResetEventSlim();
        var calls = 0;
        var layer = new VectorLayer(
            (x, theta) =>
            {
                if (++calls == 4)
                    Hang(end);
                return VectorLayer.Scale(x, theta);
            },
            VectorLayer.ScaleBack,
            parameters: 4);
        Assert.Equal(FindingKind.DidNotReturn, GradCheck.Run(layer, new GradCheckOptions { CallLimit = Short }).Findings.Single().Kind);
        double[] left = [.. layer.Theta];
        end.Set();
        Thread.Sleep(200);
        Assert.Equal(4, calls);
        Assert.Equal(left, layer.Theta);
    }

    [Fact]
    public void Many_calls_that_together_take_longer_are_fine()
    {
        var layer = new VectorLayer(
            static (x, theta) =>
            {
                Thread.Sleep(150);
                return VectorLayer.Scale(x, theta);
            },
            VectorLayer.ScaleBack,
            parameters: 4);
        var report = GradCheck.Run(layer, new GradCheckOptions { CallLimit = TimeSpan.FromSeconds(3) });
        Assert.True(report.ForwardCalls > 20, report.ToString());
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void Culture_and_async_locals_are_the_callers()
    {
        var (culture, local) = (Thread.CurrentThread.CurrentCulture, new AsyncLocal<string>());
        (string, string?) seen = default;
        var own = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        own.NumberFormat.NumberDecimalSeparator = "·";
        try
        {
            Thread.CurrentThread.CurrentCulture = own;
            local.Value = "here";
            GradCheck.Run(new VectorLayer((x, theta) =>
            {
                seen = (Thread.CurrentThread.CurrentCulture.NumberFormat.NumberDecimalSeparator, local.Value);
                return VectorLayer.Scale(x, theta);
            }, VectorLayer.ScaleBack, parameters: 4));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }

        Assert.Equal(("·", "here"), seen);
    }

    [Fact]
    public void Without_a_limit_the_check_runs_on_the_callers_thread()
    {
        var threads = new HashSet<int>();
        GradCheck.Run(new VectorLayer((x, theta) =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return VectorLayer.Scale(x, theta);
        }, VectorLayer.ScaleBack, parameters: 4), new GradCheckOptions { CallLimit = Timeout.InfiniteTimeSpan });
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void A_limit_is_above_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new GradCheckOptions { CallLimit = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new GradCheckOptions { CallLimit = TimeSpan.FromSeconds(-2) });
    }

    private static double[] Hang(ManualResetEventSlim end)
    {
        end.Wait(TimeSpan.FromSeconds(30));
        return [1, 2, 3, 4];
    }

    private sealed class Unmakable(ManualResetEventSlim end) : HandLayer<double>
    {
        public override HarnessInput[] Inputs(SampleSizes sizes)
        {
            Hang(end);
            return [];
        }

        public override Array?[] Forward(Array[] inputs) => [];

        public override Array?[] Backward(Array[] upstream) => [];
    }
}
