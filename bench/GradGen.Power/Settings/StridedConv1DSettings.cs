using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class StridedConv1DSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (stride, dilation, padding) in new[] { (1, 1, 0), (2, 1, 0), (1, 2, 1), (3, 2, 2) })
        {
            yield return Setting<double>.Of($"stride {stride}, dilation {dilation}, padding {padding}", () => new StridedConv1D(2, 3, 4, stride, dilation, padding), (layer, t) =>
            {
                t.Parameter(layer, "_weights", "_weightGradients");
                t.Parameter(layer, "_biases", "_biasGradients");
                var x = t.Input(t.Matrix(2, 13));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
