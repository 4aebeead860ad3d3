using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class WeightNormDenseSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var bias in new[] { true, false })
        {
            yield return Setting<double>.Of($"bias {bias}", () => new WeightNormDense(4, 3, bias), (layer, t) =>
            {
                t.Parameter(layer, "v", "vGrad");
                t.Parameter(layer, "g", "gGrad");
                if (bias)
                    t.Parameter(layer, "b", "bGrad");
                var x = t.Input(t.Vector(4));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
