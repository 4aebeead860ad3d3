using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class EmbeddingBagSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var mode in Enum.GetValues<BagMode>())
        {
            foreach (var (padding, ids) in new[] { (-1, new[] { 0, 3, 1 }), (2, [2, 1, 1, 2, 4]), (0, [4, 4, 0, 3]) })
            {
                yield return Setting<double>.Of($"mode {mode}, padding index {padding}, ids {string.Join(' ', ids)}", () => new EmbeddingBag(5, 3, mode, padding), (layer, t) =>
                {
                    t.Parameter(layer, "_table", "_tableGradients");
                    layer.Backward(t.Upstream(layer.Forward(ids)));
                });
            }
        }
    }
}
