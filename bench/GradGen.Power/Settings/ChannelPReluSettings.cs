using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class ChannelPReluSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var shared in new[] { false, true })
        {
            yield return Setting<double>.Of($"shared {shared}", () => new ChannelPRelu(3, shared), (layer, t) =>
            {
                t.Parameter(layer, "Slope", "SlopeGradient");
                var x = t.Input(t.Matrix(3, 5));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
