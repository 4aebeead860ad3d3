// The names of what comes back say which is which, in another order than that of the inputs.
using System;
using System.Linq;
using GradGen;

[GradCheckable]
public sealed partial class SquareTimes
{
    private double[] _a = [];
    private double[] _b = [];

    public double[] Forward(double[] a, double[] b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException("As many of one as of the other.");
        (_a, _b) = (a, b);
        return [.. a.Zip(b, static (left, right) => left * left * right)];
    }

    public (double[] db, double[] da) Backward(double[] dy)
    {
        double[] ofB = [.. dy.Select((g, i) => g * _a[i] * _a[i])]; // WRONG b: double[] ofB = [.. dy.Select((g, i) => g * _a[i])];
        double[] ofA = [.. dy.Select((g, i) => 2 * g * _a[i] * _b[i])]; // WRONG a: double[] ofA = [.. dy.Select((g, i) => g * _a[i] * _b[i])];
        return (ofB, ofA);
    }
}
