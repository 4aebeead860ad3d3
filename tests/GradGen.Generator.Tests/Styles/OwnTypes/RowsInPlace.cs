// Rows that the caller has, written into one by one.
using GradGen;

public sealed class Row
{
    private readonly float[] _values;

    public Row(int length) => _values = new float[length];

    public int Length => _values.Length;

    public float this[int i]
    {
        get => _values[i];
        set => _values[i] = value;
    }
}

[GradCheckable]
public sealed partial class SquaredRows
{
    private Row[] _x = new Row[0];

    public void Forward(Row[] x, Row[] y)
    {
        _x = x;
        for (var r = 0; r < x.Length; r++)
            for (var i = 0; i < x[r].Length; i++)
                y[r][i] = x[r][i] * x[r][i];
    }

    public void Backward(Row[] dy, Row[] dx)
    {
        for (var r = 0; r < dy.Length; r++)
            for (var i = 0; i < dy[r].Length; i++)
                dx[r][i] = 2 * _x[r][i] * dy[r][i]; // WRONG x: dx[r][i] = _x[r][i] * dy[r][i];
    }
}
