using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class ScaledResidualSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (scale, rectified) in new[] { (1.0, false), (0.3, false), (2.0, true) })
        {
            yield return Setting<double>.Of($"scale {scale}, rectified {rectified}", () => new ScaledResidual(4, scale, rectified), (layer, t) =>
            {
                t.Parameter(layer, "Weights", "WeightsGradient");
                var x = t.Input(t.Vector(4));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
