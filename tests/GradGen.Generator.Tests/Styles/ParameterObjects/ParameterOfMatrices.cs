// Parameter objects that hold matrices of an own type.
using System;
using GradGen;

public class Matrix
{
    private readonly double[] _a;

    public Matrix(int rows, int cols) => (Rows, Cols, _a) = (rows, cols, new double[rows * cols]);

    public int Rows { get; }

    public int Cols { get; }

    public double this[int i, int j]
    {
        get => _a[i * Cols + j];
        set => _a[i * Cols + j] = value;
    }

    public Matrix Dot(Matrix other)
    {
        if (Cols != other.Rows)
            throw new ArgumentException($"{Cols} is not {other.Rows}");
        var result = new Matrix(Rows, other.Cols);
        for (var i = 0; i < Rows; i++)
        for (var j = 0; j < other.Cols; j++)
        for (var k = 0; k < Cols; k++)
            result[i, j] += this[i, k] * other[k, j];
        return result;
    }

    public Matrix T
    {
        get
        {
            var result = new Matrix(Cols, Rows);
            for (var i = 0; i < Rows; i++)
            for (var j = 0; j < Cols; j++)
                result[j, i] = this[i, j];
            return result;
        }
    }

    public void Add(Matrix other)
    {
        for (var i = 0; i < Rows; i++)
        for (var j = 0; j < Cols; j++)
            this[i, j] += other[i, j];
    }
}

public class Parameter
{
    public Parameter(Matrix value)
    {
        Value = value;
        Grad = new Matrix(value.Rows, value.Cols);
    }

    public Matrix Value { get; set; }

    public Matrix Grad { get; set; }
}

[GradCheckable]
public partial class Linear
{
    public Parameter W { get; }

    private Matrix? _x;

    public Linear(int inFeatures, int outFeatures) => W = new Parameter(new Matrix(inFeatures, outFeatures));

    public Matrix Forward(Matrix x)
    {
        _x = x;
        return x.Dot(W.Value);
    }

    public Matrix Backward(Matrix grad)
    {
        W.Grad.Add(_x!.T.Dot(grad)); // WRONG W: W.Grad.Add(_x!.T.Dot(grad)); W.Grad[0, 0] *= 2;
        return grad.Dot(W.Value.T);
    }
}
