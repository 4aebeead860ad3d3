using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class SoftplusThresholdSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (beta, threshold) in new[] { (1.0, 20.0), (2.0, 20.0), (0.5, 20.0) })
        {
            yield return Setting<double>.Of($"beta {beta}, threshold {threshold}", () => new SoftplusThreshold(beta, threshold), (layer, t) =>
            {
                var x = t.Input(t.Vector(10, -4, 4));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
            yield return Setting<double>.Of($"beta {beta}, threshold {threshold}, wide inputs", () => new SoftplusThreshold(beta, threshold), (layer, t) =>
            {
                var x = t.Input(t.Vector(10, -60, 60));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
