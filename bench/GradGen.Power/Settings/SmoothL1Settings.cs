using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class SmoothL1Settings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (beta, reduction) in new[] { (1.0, LossReduction.Mean), (0.4, LossReduction.Sum), (0.0, LossReduction.Sum), (2.0, LossReduction.Mean) })
        {
            yield return Setting<double>.Of($"beta {beta}, {reduction}", () => new SmoothL1 { Beta = beta, Reduction = reduction }, (layer, t) =>
            {
                var (x, target) = (t.Input(t.Matrix(3, 5)), t.Matrix(3, 5));
                t.Loss(layer.Forward(x, target));
                t.Gradient(x, layer.Backward());
            });
        }
    }
}
