// A table that is looked up between its entries: what is cut off the input is an index, and the rest of it is differentiated.
using System;
using GradGen;

[GradCheckable]
public partial class TableBetweenIndices
{
    private readonly double[] _table = new double[12], _tableGradient = new double[12];
    private double[] _x = [];

    public double[] Forward([Domain(0, 10)] double[] x)
    {
        _x = x;
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var below = (int)x[i];
            y[i] = ((1 - (x[i] - below)) * _table[below]) + ((x[i] - below) * _table[below + 1]);
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var i = 0; i < dy.Length; i++)
        {
            var below = (int)_x[i];
            _tableGradient[below] += (1 - (_x[i] - below)) * dy[i];
            _tableGradient[below + 1] += (_x[i] - below) * dy[i];
            dx[i] = (_table[below + 1] - _table[below]) * dy[i]; // WRONG x: dx[i] = _table[below + 1] * dy[i];
        }

        return dx;
    }
}
