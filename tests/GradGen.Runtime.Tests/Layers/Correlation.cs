using System.Numerics;

namespace GradGen.Tests.Layers;

/// <summary>y[n, i] = Σ k[a]·x[n, i + a].</summary>
public sealed class Correlation<T> : MatrixLayer<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _kernel;
    private readonly T[] _gradients;
    private T[,] _x = new T[0, 0];

    public Correlation(int taps, int length)
        : base(length, 3)
    {
        _kernel = [.. Random(1, taps, 1).Cast<T>()];
        Add("_kernel", _kernel, _gradients = new T[taps]);
    }

    /// <summary>What the gradient of a tap is taken for.</summary>
    public Func<int, T, T> WrongTap { get; init; } = static (_, value) => value;

    protected override T[,] Forward(T[,] x)
    {
        _x = x;
        var y = new T[x.GetLength(0), x.GetLength(1) - _kernel.Length + 1];
        Each(y, (n, i, a) => y[n, i] += _kernel[a] * x[n, i + a]);
        return y;
    }

    protected override T[,] Backward(T[,] dy)
    {
        var (dx, dk) = (new T[_x.GetLength(0), _x.GetLength(1)], new T[_kernel.Length]);
        Each(dy, (n, i, a) =>
        {
            dx[n, i + a] += dy[n, i] * _kernel[a];
            dk[a] += dy[n, i] * _x[n, i + a];
        });
        for (var a = 0; a < dk.Length; a++)
            _gradients[a] += WrongTap(a, dk[a]);
        return dx;
    }

    private void Each(T[,] y, Action<int, int, int> body)
    {
        for (var n = 0; n < y.GetLength(0); n++)
        {
            for (var i = 0; i < y.GetLength(1); i++)
            {
                for (var a = 0; a < _kernel.Length; a++)
                    body(n, i, a);
            }
        }
    }
}
