using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class SelfAttentionSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (width, heads, causal) in new[] { (4, 1, false), (6, 2, false), (6, 3, true), (4, 2, true) })
        {
            yield return Setting<double>.Of($"width {width}, {heads} heads, causal {causal}", () => new SelfAttention(width, heads, causal), (layer, t) =>
            {
                t.Parameter(layer, "_wq", "_dwq", -0.7, 0.7);
                t.Parameter(layer, "_wk", "_dwk", -0.7, 0.7);
                t.Parameter(layer, "_wv", "_dwv");
                var x = t.Input(t.Matrix(5, width));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
