// A deep network of Math.NET matrices in lists.
using System;
using System.Collections.Generic;
using System.Linq;
using GradGen;
using MathNet.Numerics.LinearAlgebra;

[GradCheckable]
public sealed partial class MathNetNetwork
{
    private readonly List<Matrix<double>> _weights = new();
    private readonly List<Vector<double>> _biases = new();
    private Matrix<double>[] _weightGradients = [];
    private Vector<double>[] _biasGradients = [];
    private List<Vector<double>> _activations = new();

    public MathNetNetwork(params int[] sizes)
    {
        for (var i = 1; i < sizes.Length; i++)
        {
            _weights.Add(Matrix<double>.Build.Random(sizes[i], sizes[i - 1], 1));
            _biases.Add(Vector<double>.Build.Random(sizes[i], 2));
        }
    }

    public Vector<double> Forward(Vector<double> x)
    {
        _activations = new List<Vector<double>> { x };
        foreach (var (w, b) in _weights.Zip(_biases, (w, b) => (w, b)))
        {
            x = ((w * x) + b).Map(Math.Tanh);
            _activations.Add(x);
        }

        return x;
    }

    public Vector<double> Backward(Vector<double> dy)
    {
        _weightGradients = new Matrix<double>[_weights.Count];
        _biasGradients = new Vector<double>[_weights.Count];
        for (var l = _weights.Count - 1; l >= 0; l--)
        {
            var delta = dy.PointwiseMultiply(_activations[l + 1].Map(y => 1 - (y * y)));
            _weightGradients[l] = delta.OuterProduct(_activations[l]); // WRONG _weights[0]: _weightGradients[l] = delta.OuterProduct(_activations[l]) * 2;
            _biasGradients[l] = delta; // WRONG _biases[1]: _biasGradients[l] = -delta;
            dy = _weights[l].TransposeThisAndMultiply(delta);
        }

        return dy;
    }
}
