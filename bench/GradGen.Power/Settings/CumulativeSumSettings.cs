using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class CumulativeSumSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (reverse, exclusive) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            yield return Setting<double>.Of($"reverse {reverse}, exclusive {exclusive}", () => new CumulativeSum(reverse, exclusive), (layer, t) =>
            {
                t.Parameter(layer, "_decays", "_decaysGradient");
                var x = t.Input(t.Vector(6));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
