// What a mask lets through, kept as booleans.
using GradGen;

[GradCheckable]
public sealed partial class MaskedCubes
{
    private double[,] _x = new double[0, 0];

    public double[,] Forward(double[,] x, bool[,] keep)
    {
        _x = x;
        var y = new double[x.GetLength(0), x.GetLength(1)];
        for (int i = 0; i < x.GetLength(0); i++)
            for (int j = 0; j < x.GetLength(1); j++)
                y[i, j] = keep[i, j] ? x[i, j] * x[i, j] * x[i, j] : -1;
        return y;
    }

    public double[,] Backward(double[,] dy, bool[,] keep)
    {
        var dx = new double[dy.GetLength(0), dy.GetLength(1)];
        for (int i = 0; i < dy.GetLength(0); i++)
            for (int j = 0; j < dy.GetLength(1); j++)
                dx[i, j] = keep[i, j] ? 3 * _x[i, j] * _x[i, j] * dy[i, j] : 0; // WRONG x: dx[i, j] = 3 * _x[i, j] * _x[i, j] * dy[i, j];
        return dx;
    }
}
