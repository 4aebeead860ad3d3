using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class DenseByNameSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var activation in new[] { "linear", "relu", "tanh", "sigmoid" })
        {
            yield return Setting<double>.Of($"activation {activation}", () => new DenseByName(4, 5, activation), (layer, t) =>
            {
                t.Parameter(layer, "W", "dW");
                t.Parameter(layer, "b", "db");
                var x = t.Input(t.Vector(4));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
