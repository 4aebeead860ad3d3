using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class KeyMaskAttentionSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var keep in new bool[]?[] { null, [true, false, true, true], [false, true, false, false] })
        {
            yield return Setting<double>.Of(keep is null ? "no mask" : $"mask {string.Join(' ', keep)}", () => new KeyMaskAttention(), (layer, t) =>
            {
                var (q, k, v) = (t.Input(t.Rows(3, 5)), t.Input(t.Rows(4, 5)), t.Input(t.Rows(4, 2)));
                var (dq, dk, dv) = layer.Backward(t.Upstream(layer.Forward(q, k, v, keep)));
                t.Gradient(q, dq);
                t.Gradient(k, dk);
                t.Gradient(v, dv);
            });
        }
    }
}
