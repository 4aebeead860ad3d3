using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class BilinearUpsampleSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (factor, align) in new[] { (2, false), (3, false), (2, true), (3, true) })
        {
            yield return Setting<double>.Of($"factor {factor}, align {align}", () => new BilinearUpsample(factor, align), (layer, t) =>
            {
                var x = t.Input(t.Matrix(3, 4));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
