using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class Relu6Settings
{
    internal static IEnumerable<Setting<double>> All()
    {
        yield return Setting<double>.Of("inputs from -9 to 9", () => new Relu6(), (layer, t) =>
        {
            var x = t.Input(t.Vector(20, -9, 9));
            t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
        });
    }
}
