using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class FocalLossSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (gamma, alpha) in new[] { (2.0, 0.25), (1.0, 0.5), (0.0, 0.75), (3.5, 0.4) })
        {
            yield return Setting<double>.Of($"gamma {gamma}, alpha {alpha}", () => new FocalLoss(gamma, alpha), (layer, t) =>
            {
                var x = t.Input(t.Vector(6));
                int[] labels = [1, 0, 0, 1, 1, 0];
                t.Loss(layer.Forward(x, labels));
                t.Gradient(x, layer.Backward(x, labels));
            });
        }
    }
}
