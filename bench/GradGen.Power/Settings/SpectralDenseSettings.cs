using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class SpectralDenseSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (inputs, outputs) in new[] { (3, 2), (4, 5), (1, 3) })
        {
            yield return Setting<double>.Of($"{inputs} inputs, {outputs} outputs", () => new SpectralDense(inputs, outputs), (layer, t) =>
            {
                t.Parameter(layer, "_weights", "_weightGradients");
                var x = t.Input(t.Vector(inputs));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
