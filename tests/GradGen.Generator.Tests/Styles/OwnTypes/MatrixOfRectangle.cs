// A matrix class around a rectangular array, with operators; batches in rows.
using System;
using GradGen;

public sealed class Matrix
{
    private readonly double[,] _data;

    public Matrix(int rows, int columns) => _data = new double[rows, columns];

    public int Rows => _data.GetLength(0);

    public int Columns => _data.GetLength(1);

    public double this[int row, int column]
    {
        get => _data[row, column];
        set => _data[row, column] = value;
    }

    public static Matrix operator *(Matrix a, Matrix b)
    {
        if (a.Columns != b.Rows)
            throw new ArgumentException("shapes");
        var c = new Matrix(a.Rows, b.Columns);
        for (var i = 0; i < a.Rows; i++)
        for (var j = 0; j < b.Columns; j++)
        for (var k = 0; k < a.Columns; k++)
            c[i, j] += a[i, k] * b[k, j];
        return c;
    }

    public static Matrix operator +(Matrix a, Matrix b)
    {
        if (b.Columns != a.Columns || b.Rows != 1)
            throw new ArgumentException("shapes");
        var c = new Matrix(a.Rows, a.Columns);
        for (var i = 0; i < a.Rows; i++)
        for (var j = 0; j < a.Columns; j++)
            c[i, j] = a[i, j] + b[0, j];
        return c;
    }

    public Matrix Transpose()
    {
        var t = new Matrix(Columns, Rows);
        for (var i = 0; i < Rows; i++)
        for (var j = 0; j < Columns; j++)
            t[j, i] = this[i, j];
        return t;
    }

    public Matrix SumRows()
    {
        var s = new Matrix(1, Columns);
        for (var i = 0; i < Rows; i++)
        for (var j = 0; j < Columns; j++)
            s[0, j] += this[i, j];
        return s;
    }
}

[GradCheckable]
public partial class Dense
{
    private readonly Matrix _weights;
    private readonly Matrix _biases;
    private Matrix _weightGradients;
    private Matrix _biasGradients;
    private Matrix? _input;

    public Dense(int inputs, int outputs)
    {
        _weights = new Matrix(inputs, outputs);
        _biases = new Matrix(1, outputs);
        _weightGradients = new Matrix(inputs, outputs);
        _biasGradients = new Matrix(1, outputs);
    }

    public Matrix Forward(Matrix input)
    {
        _input = input;
        return input * _weights + _biases;
    }

    public Matrix Backward(Matrix outputGradient)
    {
        _weightGradients = _input!.Transpose() * outputGradient;
        _biasGradients = outputGradient.SumRows(); // WRONG _biases: _biasGradients = new Matrix(1, outputGradient.Columns);
        return outputGradient * _weights.Transpose();
    }
}
