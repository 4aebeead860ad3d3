using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class MaxoutSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (inputs, units, pieces) in new[] { (3, 4, 2), (4, 3, 5), (2, 2, 1) })
        {
            yield return Setting<double>.Of($"{inputs} inputs, {units} units, {pieces} pieces", () => new Maxout(inputs, units, pieces), (layer, t) =>
            {
                t.Parameter(layer, "_weights", "_weightsGradient");
                t.Parameter(layer, "_bias", "_biasGradient");
                var x = t.Input(t.Vector(inputs));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
