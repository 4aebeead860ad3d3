// A tensor with any number of axes, indexed by as many numbers.
using GradGen;

public sealed class NDArray
{
    public readonly double[] Data;

    public NDArray(params int[] shape)
    {
        Shape = shape;
        var length = 1;
        foreach (var size in shape)
            length *= size;
        Data = new double[length];
    }

    public int[] Shape { get; }

    public double this[params int[] indices]
    {
        get => Data[Offset(indices)];
        set => Data[Offset(indices)] = value;
    }

    private int Offset(int[] indices)
    {
        var offset = 0;
        for (var axis = 0; axis < indices.Length; axis++)
            offset = (offset * Shape[axis]) + indices[axis];
        return offset;
    }
}

[GradCheckable]
public sealed partial class ParamsIndexer
{
    private readonly NDArray _w, _dw;
    private NDArray _x = new(0);

    public ParamsIndexer(int inputs, int outputs)
    {
        _w = new NDArray(outputs, inputs);
        _dw = new NDArray(outputs, inputs);
    }

    public NDArray Forward(NDArray x)
    {
        _x = x;
        var y = new NDArray(x.Shape[0], _w.Shape[0]);
        for (var n = 0; n < x.Shape[0]; n++)
        {
            for (var i = 0; i < _w.Shape[0]; i++)
            {
                for (var j = 0; j < _w.Shape[1]; j++)
                    y[n, i] += _w[i, j] * x[n, j];
            }
        }

        return y;
    }

    public NDArray Backward(NDArray dy)
    {
        var dx = new NDArray(dy.Shape[0], _w.Shape[1]);
        for (var n = 0; n < dy.Shape[0]; n++)
        {
            for (var i = 0; i < _w.Shape[0]; i++)
            {
                for (var j = 0; j < _w.Shape[1]; j++)
                {
                    dx[n, j] += _w[i, j] * dy[n, i];
                    _dw[i, j] += dy[n, i] * _x[n, j]; // WRONG _w: _dw[i, j] += dy[0, i] * _x[n, j];
                }
            }
        }

        return dx;
    }
}
