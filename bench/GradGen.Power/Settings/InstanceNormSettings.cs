using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class InstanceNormSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var affine in new[] { false, true })
        {
            yield return Setting<double>.Of($"affine {affine}", () => new InstanceNorm(3, affine), (layer, t) =>
            {
                if (affine)
                {
                    t.Parameter(layer, "Gamma", "GammaGrad");
                    t.Parameter(layer, "Beta", "BetaGrad");
                }

                var x = t.Input(t.Volume(2, 3, 5));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
