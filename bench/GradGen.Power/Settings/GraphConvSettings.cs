using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class GraphConvSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (loops, sources, targets) in new[] { (true, new[] { 0, 1, 2, 3, 0 }, new[] { 1, 2, 0, 1, 2 }), (false, [0, 1, 2, 3, 0, 2], [1, 2, 0, 1, 2, 1]) })
        {
            yield return Setting<double>.Of($"self loops {loops}", () => new GraphConv(3, 2, loops), (layer, t) =>
            {
                t.Parameter(layer, "Weight", "WeightGrad");
                var x = t.Input(t.Matrix(4, 3));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x, sources, targets))));
            });
        }
    }
}
