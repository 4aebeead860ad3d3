using GradGen;

namespace Warnings;

/// <summary>How long an input has to be is nowhere to be seen.</summary>
[GradCheckable]
public sealed partial class UnknownInputShape(int inputs, int outputs)
{
    private readonly int[] _order = [.. Enumerable.Range(0, inputs).OrderBy(i => i * 7 % inputs).Take(outputs)];
    private double[] _x = [];

    public double[] Forward(double[] x) // GG0007
    {
        _x = x;
        return [.. _order.Select(i => x[i])];
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[_x.Length];
        for (var o = 0; o < outputs; o++)
            dx[_order[o]] += dy[o];
        return dx;
    }
}
