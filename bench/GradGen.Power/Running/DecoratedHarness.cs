using GradGen.Harness;

namespace GradGen.Power.Running;

/// <summary>A harness that hands everything on to another one.</summary>
internal abstract class DecoratedHarness<T> : LayerHarness<T>
{
    protected DecoratedHarness(LayerHarness<T> inner)
    {
        Inner = inner;
        Inputs = inner.Inputs;
    }

    public override string LayerName => Inner.LayerName;

    public override SampleSizes Sizes => Inner.Sizes;

    public override Cost Cost => Inner.Cost;

    public override bool IsLoss => Inner.IsLoss;

    public override bool HasTrainingFlag => Inner.HasTrainingFlag;

    public override int ParameterCount => Inner.ParameterCount;

    protected LayerHarness<T> Inner { get; }

    public override void Forward()
    {
        Inner.Training = Training;
        Inner.Forward();
        Outputs = Inner.Outputs;
    }

    public override void Backward()
    {
        if (Inner.Upstream.Length != Upstream.Length)
            Inner.AllocateUpstream();
        // The very arrays, since a Backward that writes into them is to be seen.
        Upstream.CopyTo(Inner.Upstream, 0);
        Inner.Training = Training;
        Inner.Backward();
        InputGradients = Inner.InputGradients;
    }

    public override double Penalty() => Inner.Penalty();

    public override void Hold(CheckScope scope) => Inner.Hold(scope);

    public override ParameterLayout GetParameterLayout() => Inner.GetParameterLayout();

    public override void PackParameters(Span<T> theta) => Inner.PackParameters(theta);

    public override void UnpackParameters(ReadOnlySpan<T> part, int start) => Inner.UnpackParameters(part, start);

    public override void PackGradients(Span<T> gradients) => Inner.PackGradients(gradients);

    public override void ClearGradients() => Inner.ClearGradients();
}
