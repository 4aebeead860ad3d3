// The gradients of the parameters come back by their names.
using System.Collections.Generic;
using GradGen;

[GradCheckable]
public partial class GradientsByName
{
    private readonly double[] _gamma, _beta;
    private double[] _x = new double[0];

    public GradientsByName(int size) => (_gamma, _beta) = (new double[size], new double[size]);

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[_gamma.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = _gamma[i] * x[i] + _beta[i];
        return y;
    }

    public (double[], Dictionary<string, double[]>) Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        var dGamma = new double[dy.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            dx[i] = dy[i] * _gamma[i];
            dGamma[i] = dy[i] * _x[i]; // WRONG _gamma: dGamma[i] = dy[i];
        }

        return (dx, new Dictionary<string, double[]> { ["gamma"] = dGamma, ["beta"] = (double[])dy.Clone() });
    }
}
