namespace GradGen.Power.Corpus;

/// <summary>x·Φ(x) in its approximation by tanh.</summary>
[GradCheckable]
public sealed partial class Gelu
{
    private const double Cubic = 0.044715;

    private static readonly double Root = Math.Sqrt(2 / Math.PI);

    private double[] _x = [];

    public double[] Forward([Shape("6")] double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = 0.5 * x[i] * (1 + Math.Tanh(Root * (x[i] + (Cubic * x[i] * x[i] * x[i]))));
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
            dx[i] = dy[i] * Derivative(_x[i]);
        return dx;
    }

    private static double Derivative(double x)
    {
        var t = Math.Tanh(Root * (x + (Cubic * x * x * x)));
        var inner = Root * (1 + (3 * Cubic * x * x));
        return (0.5 * (1 + t)) + (0.5 * x * (1 - (t * t)) * inner);
    }
}
