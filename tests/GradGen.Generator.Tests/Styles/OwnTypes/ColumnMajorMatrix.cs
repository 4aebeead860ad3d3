// Columns behind one another, as in Fortran: the array is not in the order of the indices.
using GradGen;

public sealed class ColumnMatrix
{
    public ColumnMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Values = new double[rows * columns];
    }

    public int Rows { get; }

    public int Columns { get; }

    public double[] Values { get; }

    public double this[int i, int j]
    {
        get => Values[j * Rows + i];
        set => Values[j * Rows + i] = value;
    }
}

[GradCheckable]
public sealed partial class Linear(int inputs, int outputs)
{
    private readonly ColumnMatrix w = new(outputs, inputs);
    private readonly ColumnMatrix dw = new(outputs, inputs);
    private double[] _x = [];

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[outputs];
        for (var i = 0; i < outputs; i++)
        {
            for (var j = 0; j < inputs; j++)
                y[i] += w[i, j] * x[j];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[inputs];
        for (var i = 0; i < outputs; i++)
        {
            for (var j = 0; j < inputs; j++)
            {
                dw[i, j] += dy[i] * _x[j]; // WRONG w: dw[i, j] += dy[i] * _x[(j + 1) % inputs];
                dx[j] += dy[i] * w[i, j];
            }
        }

        return dx;
    }
}
