using System.Numerics;
using GradGen.Tests.Layers;

namespace GradGen.Tests.Twins;

/// <summary>Computes what <see cref="Dense{T}"/> does in another order: four sums at once, from the end, with the biases first in θ.</summary>
public sealed class FastDense<T> : MatrixLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly T[,] _weights;
    private readonly T[] _biases;
    private readonly T[,] _weightGradients;
    private readonly T[] _biasGradients;
    private T[,] _x = new T[0, 0];

    public FastDense(int inputs, int outputs, int batch = 5)
        : base(inputs, batch)
    {
        (_weights, _biases) = (new T[inputs, outputs], new T[outputs]);
        (_weightGradients, _biasGradients) = (new T[inputs, outputs], new T[outputs]);
        Add("biases", _biases, _biasGradients);
        Add("weights", _weights, _weightGradients);
    }

    /// <summary>A mistake in Forward; the arguments are row, column and value.</summary>
    public Func<int, int, T, T> WrongOutput { get; init; } = static (_, _, value) => value;

    /// <summary>A mistake in the gradient of the weights.</summary>
    public Func<int, int, T, T> WrongWeights { get; init; } = static (_, _, value) => value;

    protected override T[,] Forward(T[,] x)
    {
        _x = x;
        var y = new T[x.GetLength(0), _biases.Length];
        for (var i = 0; i < y.GetLength(0); i++)
        {
            for (var j = 0; j < y.GetLength(1); j++)
                y[i, j] = WrongOutput(i, j, Sum(Width, k => x[i, k] * _weights[k, j]) + _biases[j]);
        }

        return y;
    }

    protected override T[,] Backward(T[,] dy)
    {
        var dx = new T[dy.GetLength(0), Width];
        for (var k = 0; k < Width; k++)
        {
            for (var i = 0; i < dy.GetLength(0); i++)
                dx[i, k] = Sum(_biases.Length, j => dy[i, j] * _weights[k, j]);
            for (var j = 0; j < _biases.Length; j++)
                _weightGradients[k, j] += WrongWeights(k, j, Sum(dy.GetLength(0), i => dy[i, j] * _x[i, k]));
        }

        for (var j = 0; j < _biases.Length; j++)
            _biasGradients[j] += Sum(dy.GetLength(0), i => dy[i, j]);
        return dx;
    }

    private static T Sum(int count, Func<int, T> term)
    {
        var sums = new T[4];
        for (var k = count - 1; k >= 0; k--)
            sums[k % 4] += term(k);
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }
}
