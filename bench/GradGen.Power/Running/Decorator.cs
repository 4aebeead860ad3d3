using GradGen.Harness;

namespace GradGen.Power.Running;

/// <summary>
/// A layer that stands before another one, so that a check of it can be looked at, or its gradients falsified, without a
/// word about it in the layer.
/// </summary>
/// <param name="layer">The layer that does the work.</param>
internal abstract class Decorator<T>(IHarnessed<T> layer) : IGradCheckable<T>, IHarnessed<T>
{
    public int ParameterCount => Packing.ParameterCount;

    private IGradCheckable<T> Packing { get; } = (IGradCheckable<T>)layer;

    public virtual LayerHarness<T> CreateHarness(SampleSizes sizes) => Decorate(layer.CreateHarness(sizes));

    public void Hold(CheckScope scope) => layer.Hold(scope);

    public double Penalty() => layer.Penalty();

    public ParameterLayout GetParameterLayout() => Packing.GetParameterLayout();

    public void PackParameters(Span<T> theta) => Packing.PackParameters(theta);

    public void UnpackParameters(ReadOnlySpan<T> part, int start) => Packing.UnpackParameters(part, start);

    public void PackGradients(Span<T> gradients) => Packing.PackGradients(gradients);

    public void ClearGradients() => Packing.ClearGradients();

    protected abstract LayerHarness<T> Decorate(LayerHarness<T> harness);
}
