// Matrices behind an interface, of which the project has one kind.
using GradGen;

public interface IMatrix
{
    int Rows { get; }

    int Columns { get; }

    double this[int row, int column] { get; set; }
}

public sealed class DenseMatrix : IMatrix
{
    private readonly double[,] _data;

    public DenseMatrix(int rows, int columns) => _data = new double[rows, columns];

    public int Rows => _data.GetLength(0);

    public int Columns => _data.GetLength(1);

    public double this[int row, int column]
    {
        get => _data[row, column];
        set => _data[row, column] = value;
    }
}

[GradCheckable]
public partial class Linear
{
    private readonly IMatrix _weights;
    private readonly IMatrix _weightGradients;
    private IMatrix _x = new DenseMatrix(0, 0);

    public Linear(int inputs, int outputs)
    {
        _weights = new DenseMatrix(inputs, outputs);
        _weightGradients = new DenseMatrix(inputs, outputs);
    }

    public IMatrix Forward(IMatrix x)
    {
        _x = x;
        var y = new DenseMatrix(x.Rows, _weights.Columns);
        for (int n = 0; n < x.Rows; n++)
        {
            for (int j = 0; j < y.Columns; j++)
            {
                for (int i = 0; i < _weights.Rows; i++)
                    y[n, j] += x[n, i] * _weights[i, j];
            }
        }

        return y;
    }

    public IMatrix Backward(IMatrix dy)
    {
        var dx = new DenseMatrix(dy.Rows, _weights.Rows);
        for (int n = 0; n < dy.Rows; n++)
        {
            for (int j = 0; j < dy.Columns; j++)
            {
                for (int i = 0; i < _weights.Rows; i++)
                {
                    dx[n, i] += dy[n, j] * _weights[i, j]; // WRONG x: dx[n, i] = dy[n, j] * _weights[i, j];
                    _weightGradients[i, j] += dy[n, j] * _x[n, i]; // WRONG _weights: _weightGradients[i, j] = dy[n, j] * _x[n, i];
                }
            }
        }

        return dx;
    }
}
