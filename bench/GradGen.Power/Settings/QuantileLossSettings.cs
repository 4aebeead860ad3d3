using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class QuantileLossSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var quantile in new[] { 0.5, 0.9, 0.2 })
        {
            yield return Setting<double>.Of($"quantile {quantile}", () => new QuantileLoss(quantile), (layer, t) =>
            {
                var x = t.Input(t.Vector(8));
                t.Loss(layer.Forward(x, t.Vector(8)));
                t.Gradient(x, layer.Backward());
            });
        }
    }
}
