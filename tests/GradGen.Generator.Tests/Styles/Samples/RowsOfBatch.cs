using GradGen;

namespace Samples;

// As many rows as one likes, of a layer whose own size is called batch.
[GradCheckable]
public sealed partial class RowsOfBatch(int batch)
{
    private readonly double[] _w = new double[batch];
    private readonly double[] _wGradient = new double[batch];
    private double[,] _x = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var y = new double[x.GetLength(0), batch];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var i = 0; i < batch; i++)
                y[n, i] = _w[i] * x[n, i];
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), batch];
        for (var n = 0; n < dy.GetLength(0); n++)
        {
            for (var i = 0; i < batch; i++)
            {
                _wGradient[i] += dy[n, i] * _x[n, i];
                dx[n, i] = _w[i] * dy[n, i]; // WRONG x: dx[n, i] = _w[n % batch] * dy[n, i];
            }
        }

        return dx;
    }
}
