using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class GatedUnitSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var bias in new[] { true, false })
        {
            yield return Setting<double>.Of($"bias {bias}", () => new GatedUnit(3, 2, bias), (layer, t) =>
            {
                foreach (var part in new[] { "Value", "Gate" })
                {
                    t.Parameter(layer, part + ".Weight", part + ".WeightGrad");
                    if (bias)
                        t.Parameter(layer, part + ".Bias", part + ".BiasGrad");
                }

                var x = t.Input(t.Matrix(4, 3));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
