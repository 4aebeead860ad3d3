using GradGen.Harness;
using GradGen.Power.Corpus;

namespace GradGen.Power.Running;

/// <summary>A correct dense layer of n inputs and n outputs with a batch of eight, as in PyTorch's measurements.</summary>
internal sealed class Linear(int n) : Decorator<double>(new DenseBatch(n, n))
{
    internal const int Batch = 8;

    internal const string Weights = "W";

    public override LayerHarness<double> CreateHarness(SampleSizes sizes)
    {
        sizes.Known("batch", Batch);
        return base.CreateHarness(sizes);
    }

    protected override LayerHarness<double> Decorate(LayerHarness<double> harness) => harness;
}
