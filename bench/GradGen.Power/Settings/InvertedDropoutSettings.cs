using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class InvertedDropoutSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (rate, training) in new[] { (0.0, true), (0.5, true), (0.3, true), (0.5, false) })
        {
            yield return Setting<double>.Of($"rate {rate}, training {training}", () => new InvertedDropout(rate) { IsTraining = training }, (layer, t) =>
            {
                var x = t.Input(t.Vector(12));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
