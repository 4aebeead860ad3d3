// The base class calls what derived classes fill in.
using GradGen;

public abstract class Activation
{
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = Value(x[i]);
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
            dx[i] = dy[i] * Slope(_x[i]);
        return dx;
    }

    protected abstract double Value(double x);

    protected abstract double Slope(double x);
}

[GradCheckable]
public sealed partial class Sine : Activation
{
    protected override double Value(double x) => System.Math.Sin(x);

    protected override double Slope(double x) => System.Math.Cos(x); // WRONG x: protected override double Slope(double x) => -System.Math.Cos(x);
}
