// Generic from top to bottom.
using System.Numerics;
using GradGen;

public class Tensor2<T>
    where T : struct, IFloatingPointIeee754<T>
{
    public Tensor2(int rows, int cols) => Values = new T[rows, cols];

    internal T[,] Values { get; }

    public int Rows => Values.GetLength(0);

    public int Cols => Values.GetLength(1);
}

[GradCheckable]
public partial class Scaled<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly Tensor2<T> _scale;
    private readonly Tensor2<T> _scaleGradient;
    private Tensor2<T> _x = new(0, 0);

    public Scaled(int width)
    {
        _scale = new Tensor2<T>(1, width);
        _scaleGradient = new Tensor2<T>(1, width);
    }

    public Tensor2<T> Forward(Tensor2<T> x)
    {
        _x = x;
        var y = new Tensor2<T>(x.Rows, _scale.Cols);
        for (var i = 0; i < x.Rows; i++)
        {
            for (var j = 0; j < _scale.Cols; j++)
                y.Values[i, j] = x.Values[i, j] * _scale.Values[0, j];
        }

        return y;
    }

    public Tensor2<T> Backward(Tensor2<T> dy)
    {
        var dx = new Tensor2<T>(dy.Rows, dy.Cols);
        for (var i = 0; i < dy.Rows; i++)
        {
            for (var j = 0; j < dy.Cols; j++)
            {
                _scaleGradient.Values[0, j] += dy.Values[i, j] * _x.Values[i, j]; // WRONG _scale: _scaleGradient.Values[0, j] = dy.Values[i, j] * _x.Values[i, j];
                dx.Values[i, j] = dy.Values[i, j] * _scale.Values[0, j];
            }
        }

        return dx;
    }
}
