using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class TripletLossSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (margin, squared, length) in new[] { (0.5, true, 3), (0.5, false, 3), (2.0, false, 5), (4.0, true, 4) })
        {
            for (var seed = 0; seed < 3; seed++)
            {
                yield return Setting<double>.Of($"margin {margin}, squared {squared}", () => new TripletLoss(margin, squared), (layer, t) =>
                {
                    var (a, p, n) = (t.Input(t.Vector(length)), t.Input(t.Vector(length)), t.Input(t.Vector(length)));
                    t.Loss(layer.Forward(a, p, n));
                    var (da, dp, dn) = layer.Backward();
                    t.Gradient(a, da);
                    t.Gradient(p, dp);
                    t.Gradient(n, dn);
                });
            }
        }
    }
}
