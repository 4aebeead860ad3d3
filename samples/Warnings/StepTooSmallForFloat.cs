using GradGen;

namespace Warnings;

/// <summary>A step that suits double.</summary>
public static class StepTooSmallForFloat
{
    private const float Epsilon = 1e-6f;

    public static float Slope(float at) => FiniteDifference.Central(MathF.Sin, at, Epsilon); // GG0201

    public static float SlopeByHand(float at) => (Cosh(at + Epsilon) - Cosh(at - Epsilon)) / (2 * Epsilon); // GG0201

    private static float Cosh(float x) => MathF.Cosh(x);
}
