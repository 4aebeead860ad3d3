namespace GradGen.Power.Varied;

public enum Boundary
{
    Zero,
    Periodic,
    Mirror,
}

/// <summary>An explicit step of the heat equation on a rod with a learned conductivity.</summary>
[GradCheckable]
public sealed partial class HeatStep(int cells, Boundary boundary = Boundary.Zero, double dt = 0.1)
{
    public double[] Conductivity = new double[cells];
    public double[] ConductivityGradient = new double[cells];
    private double[] _u = [];

    public double[] Forward(double[] u)
    {
        _u = u;
        var next = new double[cells];
        for (int i = 0; i < cells; i++)
            next[i] = u[i] + dt * Conductivity[i] * (At(u, i - 1) - 2 * u[i] + At(u, i + 1));
        return next;
    }

    public double[] Backward(double[] upstream)
    {
        var gradient = new double[cells];
        for (int i = 0; i < cells; i++)
        {
            ConductivityGradient[i] += upstream[i] * dt * (At(_u, i - 1) - 2 * _u[i] + At(_u, i + 1));
            double flow = upstream[i] * dt * Conductivity[i];
            gradient[i] += upstream[i] - 2 * flow;
            BackAt(gradient, i - 1, flow);
            BackAt(gradient, i + 1, flow);
        }

        return gradient;
    }

    private double At(double[] u, int i)
    {
        if (i >= 0 && i < cells) return u[i];
        return boundary switch
        {
            Boundary.Periodic => u[(i + cells) % cells],
            Boundary.Mirror => u[i < 0 ? 1 : cells - 2],
            _ => 0,
        };
    }

    private void BackAt(double[] gradient, int i, double flow)
    {
        if (i >= 0 && i < cells)
            gradient[i] += flow;
        else if (boundary == Boundary.Periodic)
            gradient[i < 0 ? cells - 1 : 0] += flow;
        else if (boundary == Boundary.Mirror)
            gradient[i < 0 ? 1 : cells - 2] += flow;
    }
}
