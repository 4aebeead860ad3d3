using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class CausalSoftmaxSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var window in new int?[] { null, 1, 3 })
        {
            yield return Setting<double>.Of($"window {window}", () => new CausalSoftmax(window), (layer, t) =>
            {
                var x = t.Input(t.Matrix(6, 6));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
