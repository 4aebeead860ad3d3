using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class MaxPool1DSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (window, stride, padding) in new[] { (2, 2, 0), (3, 1, 0), (3, 2, 1), (4, 3, 2) })
        {
            yield return Setting<double>.Of($"window {window}, stride {stride}, padding {padding}", () => new MaxPool1D(window, stride, padding), (layer, t) =>
            {
                var x = t.Input(t.Matrix(2, 9));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
