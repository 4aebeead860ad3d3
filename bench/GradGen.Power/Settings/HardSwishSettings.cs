using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class HardSwishSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        yield return Setting<double>.Of("inputs from -6 to 6", () => new HardSwish(), (layer, t) =>
        {
            var x = t.Input(t.Matrix(4, 5, -6, 6));
            t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
        });
    }
}
