using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class ClippedValueLossSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var range in new[] { 0.2, 1.0 })
        {
            yield return Setting<double>.Of($"range {range}", () => new ClippedValueLoss(range), (layer, t) =>
            {
                var x = t.Input(t.Vector(16));
                t.Loss(layer.Forward(x, t.Vector(16), t.Vector(16)));
                t.Gradient(x, layer.Backward());
            });
        }
    }
}
