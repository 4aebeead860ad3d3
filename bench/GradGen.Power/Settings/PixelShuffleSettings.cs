using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class PixelShuffleSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (channels, factor) in new[] { (4, 2), (2, 1), (8, 2), (9, 3) })
        {
            yield return Setting<double>.Of($"{channels} channels, factor {factor}", () => new PixelShuffle(channels, factor), (layer, t) =>
            {
                t.Parameter(layer, "Scale", "ScaleGradient");
                var x = t.Input(t.Volume(channels, 2, 3));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
