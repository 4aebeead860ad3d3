using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class ShrinkSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (lambda, soft) in new[] { (0.5, false), (0.5, true), (1.2, true) })
        {
            yield return Setting<double>.Of($"lambda {lambda}, soft {soft}", () => new Shrink(lambda, soft), (layer, t) =>
            {
                var x = t.Input(t.Vector(12));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
