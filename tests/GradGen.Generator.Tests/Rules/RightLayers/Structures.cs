using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;

public abstract class Layer
{
    protected readonly List<(double[] Value, double[] Gradient)> Slots = new();

    public abstract double[] Forward(double[] x);

    public double[] Backward(double[] dy)
    {
        foreach (var (_, gradient) in Slots)
            Array.Clear(gradient);
        return BackwardCore(dy);
    }

    protected abstract double[] BackwardCore(double[] dy);
}

// The base class calls back, and has a list of what there is.
[GradCheckable]
public sealed partial class Registered : Layer
{
    private readonly double[] _weights = new double[3];
    private readonly double[] _weightsGrad = new double[3];
    private double[] _x = new double[3];

    public Registered() => Slots.Add((_weights, _weightsGrad));

    public override double[] Forward([Shape(3)] double[] x) => (_x = x).Select((v, i) => v * _weights[i]).ToArray();

    protected override double[] BackwardCore(double[] dy)
    {
        Slots[0].Gradient[0] += dy[0] * _x[0];
        foreach (var (_, gradient) in Slots)
        {
            for (var i = 1; i < gradient.Length; i++)
                gradient[i] += dy[i] * _x[i];
        }

        return dy.Select((d, i) => d * _weights[i]).ToArray();
    }
}

// A chain of sub-layers, in which the upstream gradient is a variable.
[GradCheckable]
public partial class Chain
{
    private readonly List<Registered> _layers = new() { new Registered(), new Registered() };

    public double[] Forward([Shape(3)] double[] x)
    {
        foreach (var layer in _layers)
            x = layer.Forward(x);
        return x;
    }

    public double[] Backward(double[] gradient)
    {
        for (var i = _layers.Count - 1; i >= 0; i--)
            gradient = _layers[i].Backward(gradient);
        return gradient;
    }
}

// The tape: Forward leaves behind what Backward runs.
[GradCheckable]
public partial class Taped
{
    private readonly double[] w = new double[3], wGrad = new double[3];
    private readonly Stack<Func<double[], double[]>> _tape = new();

    public double[] Forward([Shape(3)] double[] x)
    {
        _tape.Push(dy =>
        {
            for (var i = 0; i < 3; i++)
                wGrad[i] += dy[i] * x[i];
            return dy.Zip(w, (d, v) => d * v).ToArray();
        });
        return x.Zip(w, (a, b) => a * b).ToArray();
    }

    public double[] Backward(double[] dy) => _tape.Pop()(dy);
}

// The layer's numbers are slices of one buffer.
[GradCheckable]
public partial class Sliced
{
    private readonly double[] _gradients = new double[6];
    private readonly double[] _parameters = new double[6];
    private double[] _x = [];

    [GradCheckIgnore("a slice of what the layer keeps elsewhere")]
    private Span<double> Weights => _parameters.AsSpan(0, 3);
    private Span<double> WeightGradients => _gradients.AsSpan(0, 3);
    private Span<double> BiasGradients => _gradients.AsSpan(3);

    public double[] Forward([Shape(3)] double[] x)
    {
        _x = x;
        var y = _parameters[3..];
        for (var i = 0; i < 3; i++)
            y[i] += Weights[i] * x[i];
        return y;
    }

    public double[] Backward(double[] dy)
    {
        dy.CopyTo(BiasGradients);
        var dx = new double[3];
        for (var i = 0; i < 3; i++)
        {
            WeightGradients[i] = dy[i] * _x[i];
            dx[i] = dy[i] * Weights[i];
        }

        return dx;
    }
}

// The caller holds the cache.
[GradCheckable]
public partial class Cached
{
    private readonly double[] w = new double[3];
    private readonly double[] dW = new double[3];
    private double[] _upstream = [];

    public double[] Forward([Shape(3)] double[] x) => x.Select((v, i) => v * w[i]).ToArray();

    public double[] Backward(double[] upstream, double[] x)
    {
        _upstream = upstream;
        AddWeights(x);
        return Inputs().ToArray();
    }

    private void AddWeights(double[] x)
    {
        for (var i = 0; i < dW.Length; i++)
            dW[i] += _upstream[i] * x[i];
    }

    private IEnumerable<double> Inputs()
    {
        for (var i = 0; i < w.Length; i++)
            yield return _upstream[i] * w[i];
    }
}

// A loss whose gradient Forward prepares.
[GradCheckable]
public partial class MeanSquaredError
{
    private double[] _difference = [];

    public double Forward(double[] prediction, double[] target)
    {
        _difference = prediction.Zip(target, (p, t) => p - t).ToArray();
        return _difference.Sum(d => d * d) / _difference.Length;
    }

    public double[] Backward() => _difference.Select(d => 2 * d / _difference.Length).ToArray();
}

// Rows of a jagged input, each copied before it is changed.
[GradCheckable]
public partial class RowNorm
{
    private double[][] _x = [];

    public double[][] Forward(double[][] x)
    {
        _x = x;
        var y = new double[x.Length][];
        for (var n = 0; n < x.Length; n++)
        {
            y[n] = (double[])x[n].Clone();
            for (var i = 0; i < y[n].Length; i++)
                y[n][i] *= 2;
        }

        return y;
    }

    public double[][] Backward(double[][] dy)
    {
        var dx = dy.Select(row => row.ToArray()).ToArray();
        foreach (var row in dx)
        {
            for (var i = 0; i < row.Length; i++)
                row[i] *= 2;
        }

        return dx;
    }
}

// A generic layer over an activation.
public interface IActivation
{
    double Value(double x);
    double Slope(double x);
}

public sealed class Tanh : IActivation
{
    public double Value(double x) => Math.Tanh(x);
    public double Slope(double x) => 1 - (Math.Tanh(x) * Math.Tanh(x));
}

[GradCheckable]
[GradCheckSample(TypeArguments = new[] { typeof(Tanh) })]
public partial class Activated<T> where T : IActivation, new()
{
    private readonly T _activation = new();
    private readonly double[] _weights = new double[3], _weightGradients = new double[3];
    private double[] _x = [], _z = [];

    public double[] Forward([Shape(3)] double[] x)
    {
        (_x, _z) = (x, x.Zip(_weights, (a, b) => a * b).ToArray());
        return _z.Select(_activation.Value).ToArray();
    }

    public double[] Backward(double[] dy)
    {
        var dz = dy.Zip(_z, (d, z) => d * _activation.Slope(z)).ToArray();
        for (var i = 0; i < 3; i++)
            _weightGradients[i] += dz[i] * _x[i];
        return dz.Zip(_weights, (d, w) => d * w).ToArray();
    }
}
