// A generic struct over an array, used with double.
using GradGen;

public readonly struct Mat<T>
    where T : struct
{
    private readonly T[] _items;

    public Mat(int rowCount, int columnCount)
    {
        RowCount = rowCount;
        ColumnCount = columnCount;
        _items = new T[rowCount * columnCount];
    }

    public int RowCount { get; }

    public int ColumnCount { get; }

    public ref T this[int i, int j] => ref _items[i * ColumnCount + j];
}

[GradCheckable]
public partial class Projection
{
    private readonly Mat<double> _w;
    private readonly Mat<double> _gradW;
    private Mat<double> _x;

    public Projection(int inputs, int outputs)
    {
        _w = new Mat<double>(inputs, outputs);
        _gradW = new Mat<double>(inputs, outputs);
    }

    public Mat<double> Forward(Mat<double> x)
    {
        _x = x;
        var y = new Mat<double>(x.RowCount, _w.ColumnCount);
        for (int n = 0; n < x.RowCount; n++)
            for (int o = 0; o < _w.ColumnCount; o++)
                for (int i = 0; i < _w.RowCount; i++)
                    y[n, o] += x[n, i] * _w[i, o];
        return y;
    }

    public Mat<double> Backward(Mat<double> dy)
    {
        var dx = new Mat<double>(_x.RowCount, _w.RowCount);
        for (int n = 0; n < dy.RowCount; n++)
            for (int o = 0; o < _w.ColumnCount; o++)
                for (int i = 0; i < _w.RowCount; i++)
                {
                    _gradW[i, o] += _x[n, i] * dy[n, o]; // WRONG _w: _gradW[i, o] += _x[0, i] * dy[n, o];
                    dx[n, i] += dy[n, o] * _w[i, o];
                }
        return dx;
    }
}
