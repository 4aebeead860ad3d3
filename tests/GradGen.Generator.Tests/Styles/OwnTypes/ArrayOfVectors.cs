// An array of vectors of one's own: a row for each sample.
using GradGen;

public sealed class Row
{
    private readonly double[] _values;

    public Row(int length) => _values = new double[length];

    public int Length => _values.Length;

    public double this[int index]
    {
        get => _values[index];
        set => _values[index] = value;
    }
}

[GradCheckable]
public partial class Scaling
{
    private readonly double[] _gamma;
    private readonly double[] _gammaGradient;
    private Row[] _x = new Row[0];

    public Scaling(int size)
    {
        _gamma = new double[size];
        _gammaGradient = new double[size];
    }

    public Row[] Forward(Row[] x)
    {
        _x = x;
        var y = new Row[x.Length];
        for (int r = 0; r < x.Length; r++)
        {
            y[r] = new Row(_gamma.Length);
            for (int j = 0; j < _gamma.Length; j++)
                y[r][j] = _gamma[j] * x[r][j];
        }

        return y;
    }

    public Row[] Backward(Row[] dy)
    {
        System.Array.Clear(_gammaGradient, 0, _gammaGradient.Length);
        var dx = new Row[dy.Length];
        for (int r = 0; r < dy.Length; r++)
        {
            dx[r] = new Row(_gamma.Length);
            for (int j = 0; j < _gamma.Length; j++)
            {
                dx[r][j] = _gamma[j] * dy[r][j]; // WRONG x: dx[r][j] = dy[r][j];
                _gammaGradient[j] += dy[r][j] * _x[r][j]; // WRONG _gamma: _gammaGradient[j] = dy[r][j] * _x[r][j];
            }
        }

        return dx;
    }
}
