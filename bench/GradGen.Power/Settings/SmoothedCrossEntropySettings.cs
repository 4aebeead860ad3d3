using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class SmoothedCrossEntropySettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (smoothing, ignored, labels) in new[] { (0.0, -1, new[] { 0, 2, 1, 2, 3 }), (0.1, -1, [0, -1, 1, -1, 3]), (0.3, 2, [2, 2, 1, 0, 0]), (0.0, -1, [3, 0, -1, 0, -1]) })
        {
            yield return Setting<double>.Of($"smoothing {smoothing}, {ignored} ignored, labels {string.Join(' ', labels)}", () => new SmoothedCrossEntropy(smoothing, ignored), (layer, t) =>
            {
                var x = t.Input(t.Matrix(5, 4));
                t.Loss(layer.Forward(x, labels));
                t.Gradient(x, layer.Backward());
            });
        }
    }
}
