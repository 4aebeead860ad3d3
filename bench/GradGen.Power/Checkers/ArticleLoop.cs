using System.Numerics;
using GradGen.Power.Running;

namespace GradGen.Power.Checkers;

/// <summary>
/// The loop of the article: every component by a two-sided difference with ε = 1e-7, then
/// ‖approx − d‖ / (‖approx‖ + ‖d‖) over all, on its scale below 1e-7 right and above 1e-3 wrong.
/// </summary>
/// <param name="limit">What counts as found.</param>
internal sealed class ArticleLoop<T>(double limit) : PeerChecker<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private const double Epsilon = 1e-7;

    internal override string Name => $"the article, above {limit:0e0}";

    private protected override bool Agrees(PeerLayer<T> layer, Random random)
    {
        layer.Forward();
        var analytic = layer.Backward(layer.Upstream);
        var (difference, approximate, exact) = (0.0, 0.0, 0.0);
        for (var i = 0; i < analytic.Length; i++)
        {
            var x = layer.X[i];
            layer.X[i] = x + Number(Epsilon);
            var above = layer.Cost();
            layer.X[i] = x - Number(Epsilon);
            var below = layer.Cost();
            layer.X[i] = x;
            var (a, d) = (double.CreateChecked((above - below) / Number(2 * Epsilon)), double.CreateChecked(analytic[i]));
            difference += (a - d) * (a - d);
            approximate += a * a;
            exact += d * d;
        }

        // Nothing over nothing is no difference to the article's loop.
        return difference == 0 || Math.Sqrt(difference) / (Math.Sqrt(approximate) + Math.Sqrt(exact)) <= limit;
    }
}
