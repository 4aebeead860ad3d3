using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class AveragePoolSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (window, stride, ceil, outside) in new[] { (2, 2, false, true), (3, 2, true, true), (3, 2, true, false), (2, 1, false, false), (2, 3, true, false) })
        {
            yield return Setting<double>.Of($"window {window}, stride {stride}, ceil {ceil}, outside {outside}", () => new AveragePool(window, stride, ceil, outside), (layer, t) =>
            {
                var x = t.Input(t.Matrix(6, 8));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
