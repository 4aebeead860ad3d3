using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class MarginRankingLossSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var margin in new[] { 0.0, 1.0, -0.5 })
        {
            yield return Setting<double>.Of($"margin {margin}", () => new MarginRankingLoss(margin), (layer, t) =>
            {
                var (a, b) = (t.Input(t.Vector(9)), t.Input(t.Vector(9)));
                t.Loss(layer.Forward(a, b, [1, -1, 1, 1, -1, -1, -1, 1, 1]));
                var (da, db) = layer.Backward();
                t.Gradient(a, da);
                t.Gradient(b, db);
            });
        }
    }
}
