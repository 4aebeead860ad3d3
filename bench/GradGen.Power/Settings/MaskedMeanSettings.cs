using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class MaskedMeanSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var mask in new bool[]?[] { null, [true, false, true, true, false], [false, true, false, false, false], [true, true, true, true, true] })
        {
            yield return Setting<double>.Of(mask is null ? "no mask" : $"mask {string.Join(' ', mask)}", () => new MaskedMean(), (layer, t) =>
            {
                var x = t.Input(t.Rows(5, 3));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x, mask))));
            });
        }
    }
}
