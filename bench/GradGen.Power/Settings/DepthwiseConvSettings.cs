using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class DepthwiseConvSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (multiplier, kernel, stride) in new[] { (1, 2, 1), (2, 3, 1), (2, 3, 2), (3, 2, 3) })
        {
            yield return Setting<double>.Of($"multiplier {multiplier}, kernel {kernel}, stride {stride}", () => new DepthwiseConv(2, multiplier, kernel, stride), (layer, t) =>
            {
                t.Parameter(layer, "Kernel", "KernelGradient");
                var x = t.Input(t.Matrix(2, 10));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
