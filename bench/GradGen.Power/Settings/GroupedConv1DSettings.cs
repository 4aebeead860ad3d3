using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class GroupedConv1DSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (channels, filters, kernel, groups) in new[] { (2, 3, 2, 1), (4, 6, 3, 2), (6, 3, 2, 3) })
        {
            yield return Setting<double>.Of($"{channels} channels, {filters} filters, {groups} groups", () => new GroupedConv1D(channels, filters, kernel, groups), (layer, t) =>
            {
                t.Parameter(layer, "_w", "_dw");
                var x = t.Input(t.Matrix(channels, 9));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
