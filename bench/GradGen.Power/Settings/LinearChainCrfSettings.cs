using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class LinearChainCrfSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (tags, path) in new[] { (3, new[] { 0, 2, 1, 1, 0 }), (4, [3, 3, 3]), (2, [1]), (3, [2, 0, 1, 0, 1, 2]) })
        {
            yield return Setting<double>.Of($"{tags} tags, path {string.Join(' ', path)}", () => new LinearChainCrf(tags), (layer, t) =>
            {
                t.Parameter(layer, "transitions", "transitionGradients");
                var x = t.Input(t.Matrix(path.Length, tags));
                t.Loss(layer.Forward(x, path));
                t.Gradient(x, layer.Backward());
            });
        }
    }
}
