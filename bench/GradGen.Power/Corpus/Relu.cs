namespace GradGen.Power.Corpus;

/// <summary>max(0, x) of a batch.</summary>
[GradCheckable]
public sealed partial class Relu
{
    private double[,] _x = new double[0, 0];

    public double[,] Forward([Shape("3", "4")] double[,] x)
    {
        _x = x;
        var y = new double[x.GetLength(0), x.GetLength(1)];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var i = 0; i < x.GetLength(1); i++)
                y[n, i] = Math.Max(0, x[n, i]);
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), dy.GetLength(1)];
        for (var n = 0; n < dy.GetLength(0); n++)
        {
            for (var i = 0; i < dy.GetLength(1); i++)
                dx[n, i] = _x[n, i] > 0 ? dy[n, i] : 0;
        }

        return dx;
    }
}
