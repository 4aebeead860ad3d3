using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class ReducedSquaresSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var reduction in Enum.GetValues<Reduction>())
        {
            yield return Setting<double>.Of($"reduction {reduction}", () => new ReducedSquares(reduction), (layer, t) =>
            {
                var (x, target) = (t.Input(t.Vector(5)), t.Vector(5));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x, target))));
            });
        }
    }
}
