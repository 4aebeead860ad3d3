using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class PpoLossSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var clip in new[] { 0.2, 0.6 })
        {
            yield return Setting<double>.Of($"clip {clip}", () => new PpoLoss(clip), (layer, t) =>
            {
                var x = t.Input(t.Vector(14, -1, 1));
                t.Loss(layer.Forward(x, t.Vector(14, -1, 1), t.Vector(14)));
                t.Gradient(x, layer.Backward());
            });
        }
    }
}
