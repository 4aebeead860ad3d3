using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class ImageConvSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (size, stride, pad) in new[] { (3, 1, 0), (2, 2, 0), (3, 2, 1), (2, 3, 1) })
        {
            yield return Setting<double>.Of($"size {size}, stride {stride}, pad {pad}", () => new ImageConv(2, 3, size, stride, pad), (layer, t) =>
            {
                t.Parameter(layer, "filters", "filterGrads");
                t.Parameter(layer, "bias", "biasGrad");
                var x = new Volume(2, 7, 6);
                t.Vector(x.Data.Length).CopyTo(x.Data, 0);
                t.Input(x.Data);
                var y = layer.Forward(x);
                var dy = new Volume(y.Depth, y.Height, y.Width);
                t.Upstream(y.Data).CopyTo(dy.Data, 0);
                t.Gradient(x.Data, layer.Backward(dy).Data);
            });
        }
    }
}
