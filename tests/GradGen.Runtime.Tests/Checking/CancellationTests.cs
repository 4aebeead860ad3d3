using GradGen.Harness;
using GradGen.Tests.Layers;
using Xunit;

namespace GradGen.Tests.Checking;

public class CancellationTests
{
    [Theory]
    [InlineData(CheckMode.Probe, false)]
    [InlineData(CheckMode.Full, false)]
    [InlineData(CheckMode.Probe, true)]
    public void Cancelled_at_whatever_call_the_layer_is_as_it_was(CheckMode mode, bool stopsItself)
    {
        var calls = Count(new Noisy(static _ => { }), mode);
        Assert.InRange(calls, 20, 5000);
        for (var last = 0; last <= calls; last++)
        {
            using var source = new CancellationTokenSource();
            var seen = 0;
            var layer = new Noisy(_ =>
            {
                if (++seen == last)
                    source.Cancel();
                if (stopsItself)
                    source.Token.ThrowIfCancellationRequested();
            });
            if (last == 0)
                source.Cancel();
            var theta = layer.PackParameters();
            var random = layer.Random;

            var exception = Assert.Throws<OperationCanceledException>(
                () => GradCheck.Run(layer, new GradCheckOptions { Mode = mode, CancellationToken = source.Token }));

            Assert.Equal(source.Token, exception.CancellationToken);
            Assert.Equal(last, seen);
            Assert.Equal(Array.ConvertAll(theta, BitConverter.DoubleToInt64Bits), Array.ConvertAll(layer.PackParameters(), BitConverter.DoubleToInt64Bits));
            Assert.Same(random, layer.Random);
        }
    }

    [Fact]
    public void A_function_is_not_called_any_more()
    {
        using var source = new CancellationTokenSource();
        double[] x = [1, 2, 3];
        var calls = 0;
        var exception = Assert.Throws<OperationCanceledException>(() => GradCheck.Function(
            _ =>
            {
                if (++calls == 5)
                    source.Cancel();
                return 0;
            },
            static x => x,
            x,
            new GradCheckOptions { CancellationToken = source.Token }));
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(5, calls);
        Assert.Equal([1, 2, 3], x);
    }

    [Fact]
    public void A_layer_that_stops_at_the_same_token_is_no_wrong_layer()
    {
        using var source = new CancellationTokenSource();
        var layer = new Noisy(_ =>
        {
            source.Cancel();
            source.Token.ThrowIfCancellationRequested();
        });
        Assert.Throws<OperationCanceledException>(() => GradCheck.Run(layer, new GradCheckOptions { CancellationToken = source.Token }));
    }

    [Fact]
    public void A_layer_that_stops_at_a_token_of_its_own_is_one()
    {
        var report = GradCheck.Run(new Noisy(static _ => throw new OperationCanceledException("its own")));
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Contains(report.Findings, static finding => finding.Kind == FindingKind.Exception && finding.Message.Contains("its own", StringComparison.Ordinal));
    }

    [Fact]
    public void Cancelled_while_samples_are_made_no_others_are_tried()
    {
        using var source = new CancellationTokenSource();
        var layer = new Unmakeable(source.Cancel);
        Assert.Throws<OperationCanceledException>(() => GradCheck.Run(layer, new GradCheckOptions { CancellationToken = source.Token }));
        Assert.Equal(1, layer.Attempts);
    }

    private static int Count(HandLayer<double> layer, CheckMode mode)
    {
        var report = GradCheck.Run(layer, new GradCheckOptions { Mode = mode });
        Assert.True(report.Passed, report.ToString());
        return report.ForwardCalls + report.BackwardCalls;
    }

    /// <summary>y = θ x + noise, which a check starts anew before every Forward.</summary>
    private sealed class Noisy : HandLayer<double>
    {
        private readonly Action<string> _called;
        private readonly double[] _theta = [0.5, -0.0, double.Epsilon];
        private readonly double[] _gradients = new double[3];
        private double[] _x = [];
        private Random _random = new(1);

        public Noisy(Action<string> called)
        {
            _called = called;
            Add("_theta", _theta, _gradients);
        }

        public Random Random => _random;

        public override HarnessInput[] Inputs(SampleSizes sizes) => [Input("x", new double[3])];

        public override void Hold(CheckScope scope) => scope.HoldRandom(in _random!);

        public override Array?[] Forward(Array[] inputs)
        {
            _called("Forward");
            _x = (double[])inputs[0];
            return [_x.Zip(_theta, (x, theta) => (x * theta) + _random.NextDouble()).ToArray()];
        }

        public override Array?[] Backward(Array[] upstream)
        {
            _called("Backward");
            var dy = (double[])upstream[0];
            for (var i = 0; i < dy.Length; i++)
                _gradients[i] += dy[i] * _x[i];
            return [dy.Zip(_theta, static (dy, theta) => dy * theta).ToArray()];
        }
    }

    private sealed class Unmakeable(Action made) : HandLayer<double>
    {
        public int Attempts { get; private set; }

        public override HarnessInput[] Inputs(SampleSizes sizes)
        {
            Attempts++;
            made();
            throw new ArgumentException("none of these sizes");
        }

        public override Array?[] Forward(Array[] inputs) => [];

        public override Array?[] Backward(Array[] upstream) => [];
    }
}
