using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class CosineSimilaritySettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var epsilon in new[] { 1e-8, 2.0 })
        {
            yield return Setting<double>.Of($"epsilon {epsilon}", () => new CosineSimilarity(epsilon), (layer, t) =>
            {
                var (a, b) = (t.Input(t.Rows(6, 3)), t.Input(t.Rows(6, 3)));
                var (byA, byB) = layer.Backward(t.Upstream(layer.Forward(a, b)));
                t.Gradient(a, byA);
                t.Gradient(b, byB);
            });
        }
    }
}
