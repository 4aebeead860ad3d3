using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class ExpertGateSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (inputs, experts, top) in new[] { (3, 4, 2), (2, 5, 3), (4, 3, 3) })
        {
            yield return Setting<double>.Of($"{inputs} inputs, best {top} of {experts}", () => new ExpertGate(inputs, experts, top), (layer, t) =>
            {
                t.Parameter(layer, "_gate", "_gateGradient");
                var x = t.Input(t.Vector(inputs));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
