using GradGen.Power.Oracle;

namespace GradGen.Power.Varied;

internal static class HeatStepSettings
{
    internal static IEnumerable<Setting<double>> All()
    {
        foreach (var (boundary, cells) in new[] { (Boundary.Zero, 5), (Boundary.Periodic, 6), (Boundary.Mirror, 4) })
        {
            yield return Setting<double>.Of($"boundary {boundary}, {cells} cells", () => new HeatStep(cells, boundary), (layer, t) =>
            {
                t.Parameter(layer, "Conductivity", "ConductivityGradient");
                var x = t.Input(t.Vector(cells));
                t.Gradient(x, layer.Backward(t.Upstream(layer.Forward(x))));
            });
        }
    }
}
