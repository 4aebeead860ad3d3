using Xunit;

namespace GradGen.Tests.Packing;

/// <summary>What a layer may hold that cannot be packed.</summary>
public sealed class SubLayerTests
{
    [Fact]
    public void Layers_that_lead_back_to_one_another_are_named_and_do_not_crash()
    {
        var first = new Link();
        first.Other = new Link { Other = first };
        var exception = Assert.Throws<InvalidOperationException>(() => first.PackParameters());
        Assert.Contains("Link", exception.Message);
        Assert.Contains("[GradCheckIgnore]", exception.Message);
    }

    [Fact]
    public void A_layer_that_is_not_checkable_is_named()
    {
        var exception = Assert.Throws<InvalidOperationException>(static () => Theta.CountLayers<double>([new Weighted()]));
        Assert.Contains("Weighted", exception.Message);
        Assert.Contains("Annotate it", exception.Message);
    }

    [Fact]
    public void One_that_is_annotated_and_was_skipped_is_not_to_be_annotated()
    {
        var exception = Assert.Throws<InvalidOperationException>(static () => Theta.CountLayers<double>([new Skipped()]));
        Assert.Contains("Skipped is [GradCheckable], but its Double parameters cannot be packed", exception.Message);
        Assert.DoesNotContain("Annotate it", exception.Message);
    }

    [Fact]
    public void One_that_holds_nothing_to_pack_is_no_failure() => Assert.Equal(0, Theta.CountLayers<double>([new Version()]));

    [Fact]
    public void Packing_jagged_gradients_allocates_nothing()
    {
        var parameter = Enumerable.Range(0, 20).Select(static _ => new double[7]).ToArray();
        var gradient = Enumerable.Range(0, 20).Select(static _ => new double[7]).ToArray();
        var theta = new double[140];
        Pack();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pack();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Pack() => new ThetaWriter<double>(theta, 140, "layer").WriteGradient("_dw", gradient, "_w", parameter);
    }

    private sealed class Link : IGradCheckable<double>
    {
        public Link? Other { get; set; }

        public int ParameterCount => Theta.CountLayer<double>(Other);

        public ParameterLayout GetParameterLayout() => throw new NotSupportedException();

        public void PackParameters(Span<double> theta) => throw new NotSupportedException();

        public void UnpackParameters(ReadOnlySpan<double> part, int start) => throw new NotSupportedException();

        public void PackGradients(Span<double> gradients) => throw new NotSupportedException();

        public void ClearGradients() => throw new NotSupportedException();
    }

    [GradCheckable]
    private sealed class Skipped
    {
        private readonly double[] _weights = [1, 2];

        public double First => _weights[0];
    }

    private sealed class Weighted
    {
        private readonly double[] _weights = [1, 2];

        public double First => _weights[0];
    }
}
