// A list of matrices of one's own, a matrix for each sample: each column has a factor.
using System.Collections.Generic;
using System.Linq;
using GradGen;

public sealed class Table
{
    private readonly float[,] _cells;

    public Table(int rows, int columns) => _cells = new float[rows, columns];

    public int Rows => _cells.GetLength(0);

    public int Columns => _cells.GetLength(1);

    public float this[int row, int column]
    {
        get => _cells[row, column];
        set => _cells[row, column] = value;
    }
}

[GradCheckable]
public partial class ColumnScaling
{
    private readonly float[] _scale;
    private readonly float[] _scaleGradient;
    private List<Table> _x = new List<Table>();

    public ColumnScaling(int columns)
    {
        _scale = new float[columns];
        _scaleGradient = new float[columns];
    }

    public List<Table> Forward(List<Table> x)
    {
        _x = x;
        return x.Select(Scaled).ToList();
    }

    public List<Table> Backward(List<Table> dy)
    {
        System.Array.Clear(_scaleGradient, 0, _scaleGradient.Length);
        for (int b = 0; b < dy.Count; b++)
        {
            for (int i = 0; i < dy[b].Rows; i++)
            {
                for (int j = 0; j < _scale.Length; j++)
                    _scaleGradient[j] += dy[b][i, j] * _x[b][i, j]; // WRONG _scale: _scaleGradient[j] += dy[b][i, j] * _x[0][i, j];
            }
        }

        return dy.Select(Scaled).ToList(); // WRONG x: return dy.ToList();
    }

    private Table Scaled(Table x)
    {
        var y = new Table(x.Rows, x.Columns);
        for (int i = 0; i < x.Rows; i++)
        {
            for (int j = 0; j < _scale.Length; j++)
                y[i, j] = _scale[j] * x[i, j];
        }

        return y;
    }
}
