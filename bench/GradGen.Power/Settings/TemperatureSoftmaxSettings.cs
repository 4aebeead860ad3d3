using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class TemperatureSoftmaxSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var temperature in new[] { 1.0, 0.5, 3.0 })
        {
            yield return Setting<double>.Of($"temperature {temperature}", () => new TemperatureSoftmax { Temperature = temperature }, (layer, t) =>
            {
                var x = t.Input(t.Matrix(3, 4));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
