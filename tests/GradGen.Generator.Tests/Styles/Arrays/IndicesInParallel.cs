// Indices that come as numbers, of rows that lie behind one another; they are looked up in a parallel loop.
using System;
using System.Threading.Tasks;
using GradGen;

[GradCheckable]
public partial class IndexedRows(int size, int width)
{
    private readonly double[] _rows = new double[size * width], _rowsGradient = new double[size * width];
    private double[] _kept = [];

    public double[] Forward(double[] ids)
    {
        _kept = ids;
        var y = new double[ids.Length * width];
        Parallel.For(0, ids.Length, t =>
        {
            for (int k = 0, from = width * Convert.ToInt32(ids[t]); k < width; k++, from++)
                y[(t * width) + k] = _rows[from];
        });
        return y;
    }

    public void Backward(double[] dy)
    {
        for (var t = 0; t < _kept.Length; t++)
        {
            var start = width * (int)Math.Round(_kept[t]);
            for (var k = 0; k < width; k++)
                _rowsGradient[start + k] += dy[(t * width) + k]; // WRONG _rows: _rowsGradient[start + k] += dy[k];
        }
    }
}
