using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class ActivationLayerSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var kind in Enum.GetValues<ActivationKind>())
        {
            yield return Setting<double>.Of($"kind {kind}", () => new ActivationLayer(kind), (layer, t) =>
            {
                var x = t.Input(t.Vector(12, -4, 4));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
