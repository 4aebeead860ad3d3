using GradGen;

namespace Samples;

[GradCheckable]
public sealed partial class FilterBank
{
    private readonly double[,,] _w, _wGrad;
    private double[,] _x = new double[0, 0];

    public FilterBank(int channels, int filters, int kernel) =>
        (_w, _wGrad) = (new double[filters, channels, kernel], new double[filters, channels, kernel]);

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var steps = x.GetLength(1) - _w.GetLength(2) + 1;
        var y = new double[_w.GetLength(0), steps];
        for (var f = 0; f < _w.GetLength(0); f++)
            for (var t = 0; t < steps; t++)
                for (var c = 0; c < _w.GetLength(1); c++)
                    for (var k = 0; k < _w.GetLength(2); k++)
                        y[f, t] += _w[f, c, k] * x[c, t + k];
        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[_x.GetLength(0), _x.GetLength(1)];
        for (var f = 0; f < _w.GetLength(0); f++)
            for (var t = 0; t < dy.GetLength(1); t++)
                for (var c = 0; c < _w.GetLength(1); c++)
                    for (var k = 0; k < _w.GetLength(2); k++)
                        dx[c, t + k] += _w[f, c, k] * dy[f, t];
        for (var f = 0; f < _w.GetLength(0); f++)
            for (var c = 0; c < _w.GetLength(1); c++)
                for (var k = 0; k < _w.GetLength(2); k++)
                    for (var t = 0; t < dy.GetLength(1); t++) // WRONG _w: for (var t = 0; t < dy.GetLength(0); t++)
                        _wGrad[f, c, k] += _x[c, t + k] * dy[f, t];
        return dx;
    }
}
