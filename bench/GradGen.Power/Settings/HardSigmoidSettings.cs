using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class HardSigmoidSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        yield return Setting<double>.Of("inputs from -6 to 6", () => new HardSigmoid(16), (layer, t) =>
        {
            var x = t.Input(t.Vector(16, -6, 6));
            var (y, dx) = (new double[16], new double[16]);
            layer.Forward(x, y);
            layer.Backward(t.Upstream(y), dx);
            t.Gradient(x, dx);
        });
    }
}
