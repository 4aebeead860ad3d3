using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class TransposedConv1DSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (kernel, stride, padding, extra) in new[] { (2, 1, 0, 0), (3, 2, 1, 0), (3, 2, 1, 1), (4, 3, 0, 2) })
        {
            yield return Setting<double>.Of($"kernel {kernel}, stride {stride}, padding {padding}, output padding {extra}", () => new TransposedConv1D(2, 3, kernel, stride, padding, extra), (layer, t) =>
            {
                t.Parameter(layer, "Weights", "WeightGradients");
                t.Parameter(layer, "Bias", "BiasGradient");
                var x = t.Input(t.Matrix(2, 5));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
