using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class ContrastiveLossSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (margin, labels) in new[] { (1.0, new[] { 0, 1, 0, 1, 2 }), (3.0, [0, 1, 2, 3, 4]), (2.0, [1, 1, 0, 1, 0]) })
        {
            yield return Setting<double>.Of($"margin {margin}, labels {string.Join(' ', labels)}", () => new ContrastiveLoss(margin), (layer, t) =>
            {
                var x = t.Input(t.Rows(5, 3));
                t.Loss(layer.Forward(x, labels));
                t.Gradient(x, layer.Backward());
            });
        }
    }
}
