using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class MulticlassHingeSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (margin, power) in new[] { (1.0, 1), (1.0, 2), (0.3, 2), (2.0, 1) })
        {
            yield return Setting<double>.Of($"margin {margin}, power {power}", () => new MulticlassHinge(margin, power), (layer, t) =>
            {
                var x = t.Input(t.Matrix(4, 3));
                t.Loss(layer.Forward(x, [2, 0, 0, 1]));
                t.Gradient(x, layer.Backward());
            });
        }
    }
}
