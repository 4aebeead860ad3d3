using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class HuberDeltaSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var delta in new[] { 1.0, 0.3, 2.5 })
        {
            yield return Setting<double>.Of($"delta {delta}", () => new HuberDelta(delta), (layer, t) =>
            {
                var (x, target) = (t.Input(t.Vector(14, -3, 3)), t.Vector(14, -3, 3));
                t.Loss(layer.Forward(x, target));
                t.Gradient(x, layer.Backward(x, target));
            });
        }
    }
}
