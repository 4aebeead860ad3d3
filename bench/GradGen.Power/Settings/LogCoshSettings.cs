using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class LogCoshSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var reach in new[] { 2, 40 })
        {
            yield return Setting<double>.Of($"errors up to {reach}", () => new LogCosh(), (layer, t) =>
            {
                var (x, target, weights) = (t.Input(t.Vector(10, -reach, reach)), t.Vector(10), t.Vector(10, 0, 1));
                t.Loss(layer.Forward(x, target, weights));
                t.Gradient(x, layer.Backward(x, target, weights));
            });
        }
    }
}
