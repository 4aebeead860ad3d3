using System.Numerics;
using GradGen.Power.Running;

namespace GradGen.Power.Checkers;

/// <summary>
/// jax.test_util.check_grads in reverse mode with its defaults: one normal direction through all arguments, a central
/// difference with a step of 1e-4 times it, a normal cotangent, and a tolerance by the element type, absolute and relative.
/// </summary>
internal sealed class JaxCheckGrads<T> : PeerChecker<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private const double Step = 1e-4;

    private static readonly double Tolerance = typeof(T) == typeof(double) ? 1e-5 : 2e-3;

    internal override string Name => "JAX check_grads (rule)";

    private protected override bool Agrees(PeerLayer<T> layer, Random random)
    {
        var x = layer.X.ToArray();
        T[] tangent = [.. x.Select(_ => Normal(random))];
        T[] cotangent = [.. Enumerable.Range(0, layer.OutputLengths.Sum()).Select(_ => layer.IsCost ? T.One : Normal(random))];
        layer.Forward();
        var analytic = PeerLayer<T>.Dot(tangent, layer.Backward(cotangent));
        for (var i = 0; i < x.Length; i++)
            layer.X[i] = x[i] + (tangent[i] * Number(Step));
        var above = layer.Forward();
        for (var i = 0; i < x.Length; i++)
            layer.X[i] = x[i] - (tangent[i] * Number(Step));
        var below = layer.Forward();
        T[] slope = [.. above.Zip(below, (a, b) => (a - b) * Number(0.5 / Step))];
        return AreClose(analytic, PeerLayer<T>.Dot(slope, cotangent), Number(Tolerance), Number(Tolerance));
    }
}
