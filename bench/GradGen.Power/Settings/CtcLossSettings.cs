using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class CtcLossSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (frames, classes, labels) in new[] { (6, 4, new[] { 1, 2 }), (6, 3, [1, 1]), (8, 4, [2, 0, 0]), (4, 3, [1]) })
        {
            yield return Setting<double>.Of($"{frames} frames, {classes} classes, labels {string.Join(' ', labels)}", () => new CtcLoss(), (layer, t) =>
            {
                var x = t.Input(t.Matrix(frames, classes));
                t.Loss(layer.Forward(x, labels));
                t.Gradient(x, layer.Backward());
            });
        }
    }
}
