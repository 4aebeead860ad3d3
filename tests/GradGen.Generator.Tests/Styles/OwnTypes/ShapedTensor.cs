// An n-dimensional array that carries its shape, as in NumPy.
using System;
using System.Linq;
using GradGen;

public class NdArray
{
    public double[] Data { get; }

    public int[] Shape { get; }

    public NdArray(params int[] shape)
    {
        Shape = shape;
        Data = new double[shape.Aggregate(1, (a, b) => a * b)];
    }

    public double this[int i]
    {
        get => Data[i];
        set => Data[i] = value;
    }

    public double this[int i, int j]
    {
        get => Data[i * Shape[1] + j];
        set => Data[i * Shape[1] + j] = value;
    }
}

[GradCheckable]
public partial class Affine
{
    private readonly NdArray W, b;
    private readonly NdArray dW, db;
    private NdArray X = new NdArray(0);

    public Affine(int inDim, int outDim)
    {
        W = new NdArray(inDim, outDim);
        b = new NdArray(outDim);
        dW = new NdArray(inDim, outDim);
        db = new NdArray(outDim);
    }

    public NdArray Forward(NdArray x)
    {
        if (x.Shape.Length != 2 || x.Shape[1] != W.Shape[0])
            throw new ArgumentException("x");
        X = x;
        var y = new NdArray(x.Shape[0], W.Shape[1]);
        for (int n = 0; n < x.Shape[0]; n++)
            for (int o = 0; o < W.Shape[1]; o++)
            {
                y[n, o] = b[o];
                for (int i = 0; i < W.Shape[0]; i++)
                    y[n, o] += x[n, i] * W[i, o];
            }
        return y;
    }

    public NdArray Backward(NdArray dy)
    {
        var dx = new NdArray(X.Shape[0], X.Shape[1]);
        for (int n = 0; n < X.Shape[0]; n++)
            for (int o = 0; o < W.Shape[1]; o++)
            {
                db[o] += dy[n, o]; // WRONG b: db[o] = dy[n, o];
                for (int i = 0; i < W.Shape[0]; i++)
                {
                    dW[i, o] += X[n, i] * dy[n, o];
                    dx[n, i] += dy[n, o] * W[i, o];
                }
            }
        return dx;
    }
}
