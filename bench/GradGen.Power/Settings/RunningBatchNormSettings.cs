using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class RunningBatchNormSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var training in new[] { true, false })
        {
            yield return Setting<double>.Of($"training {training}", () => new RunningBatchNorm(3), (layer, t) =>
            {
                t.Parameter(layer, "_gamma", "_dGamma");
                t.Parameter(layer, "_beta", "_dBeta");
                var x = t.Input(t.Matrix(5, 3));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x, training))));
            });
        }
    }
}
