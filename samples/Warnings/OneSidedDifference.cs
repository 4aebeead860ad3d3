using GradGen;

namespace Warnings;

/// <summary>Half of the evaluations, and half of the digits.</summary>
public static class OneSidedDifference
{
    public static double Slope(double at) => FiniteDifference.Forward(Math.Sin, at, 1e-8); // GG0205

    public static double SlopeByHand(double at, double epsilon) => (Cube(at + epsilon) - Cube(at)) / epsilon; // GG0205

    private static double Cube(double x) => x * x * x;
}
