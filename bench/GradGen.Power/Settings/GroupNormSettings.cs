using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class GroupNormSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (groups, channels, epsilon) in new[] { (1, 3, 1e-5), (2, 4, 1e-5), (3, 6, 0.1), (3, 3, 1e-5) })
        {
            yield return Setting<double>.Of($"{groups} groups of {channels} channels, epsilon {epsilon}", () => new GroupNorm(groups, channels, epsilon), (layer, t) =>
            {
                t.Parameter(layer, "_gamma", "_gammaGrad");
                t.Parameter(layer, "_beta", "_betaGrad");
                var x = t.Input(t.Matrix(channels, 5));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
