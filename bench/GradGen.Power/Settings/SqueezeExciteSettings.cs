using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class SqueezeExciteSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (channels, reduction) in new[] { (4, 2), (6, 2), (3, 1), (6, 3) })
        {
            yield return Setting<double>.Of($"{channels} channels by {reduction}", () => new SqueezeExcite(channels, reduction), (layer, t) =>
            {
                t.Parameter(layer, "w1", "w1Grad");
                t.Parameter(layer, "w2", "w2Grad");
                var x = t.Input(t.Matrix(channels, 5));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
