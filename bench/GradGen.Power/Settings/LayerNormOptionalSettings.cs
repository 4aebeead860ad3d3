using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class LayerNormOptionalSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (elementwise, shift) in new[] { (true, true), (true, false), (false, true) })
        {
            yield return Setting<double>.Of($"elementwise {elementwise}, shift {shift}", () => new LayerNormOptional(4, elementwise, shift), (layer, t) =>
            {
                if (elementwise)
                    t.Parameter(layer, "_scale", "_scaleGradient");
                if (elementwise && shift)
                    t.Parameter(layer, "_offset", "_offsetGradient");
                var x = t.Input(t.Rows(3, 4));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
