using System.Collections.Generic;
using GradGen;

namespace ParameterObjects;

public sealed class Learned
{
    public Learned(double[] value, double[] gradient) => (Value, Gradient) = (value, gradient);

    public double[] Value { get; }

    public double[] Gradient { get; }
}

[GradCheckable]
public sealed partial class Inner
{
    private double[] _x = [];

    public Inner(int features)
    {
        Weights = new double[features];
        WeightGradients = new double[features];
    }

    public double[] Weights { get; }

    public double[] WeightGradients { get; }

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[Weights.Length];
        for (var i = 0; i < y.Length; i++)
            y[i] = Weights[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[Weights.Length];
        for (var i = 0; i < dx.Length; i++)
        {
            dx[i] = Weights[i] * dy[i];
            WeightGradients[i] += dy[i] * _x[i];
        }

        return dx;
    }
}

// The list has, for an optimiser, what the inner layer holds already.
[GradCheckable]
public sealed partial class ListOfAnInnerLayers
{
    private readonly Inner _inner;

    public ListOfAnInnerLayers(int features)
    {
        _inner = new Inner(features);
        Parameters.Add(new Learned(_inner.Weights, _inner.WeightGradients));
    }

    public List<Learned> Parameters { get; } = new();

    public double[] Forward(double[] x) => _inner.Forward(x);

    public double[] Backward(double[] dy)
    {
        var dx = _inner.Backward(dy);
        return dx; // WRONG x: return dy;
    }
}
