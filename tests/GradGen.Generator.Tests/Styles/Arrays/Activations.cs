// No parameters: a leaky rectifier.
using GradGen;

[GradCheckable]
public partial class LeakyReLU
{
    private readonly double _slope;
    private double[,] _x = new double[0, 0];

    public LeakyReLU(double slope = 0.1) => _slope = slope;

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var y = new double[x.GetLength(0), x.GetLength(1)];
        for (var i = 0; i < x.GetLength(0); i++)
            for (var j = 0; j < x.GetLength(1); j++)
                y[i, j] = x[i, j] > 0 ? x[i, j] : _slope * x[i, j];
        return y;
    }

    public double[,] Backwards(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), dy.GetLength(1)];
        for (var i = 0; i < dy.GetLength(0); i++)
            for (var j = 0; j < dy.GetLength(1); j++)
                dx[i, j] = dy[i, j] * (_x[i, j] > 0 ? 1 : _slope); // WRONG x: dx[i, j] = dy[i, j] * (dy[i, j] > 0 ? 1 : _slope);
        return dx;
    }
}
