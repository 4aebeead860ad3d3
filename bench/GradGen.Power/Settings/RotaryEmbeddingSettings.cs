using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class RotaryEmbeddingSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (dim, theta) in new[] { (2, 10000.0), (4, 10000.0), (6, 10.0) })
        {
            yield return Setting<double>.Of($"dim {dim}, theta {theta}", () => new RotaryEmbedding(dim, theta), (layer, t) =>
            {
                var x = t.Input(t.Rows(5, dim));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
