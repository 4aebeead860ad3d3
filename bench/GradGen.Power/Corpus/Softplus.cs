namespace GradGen.Power.Corpus;

/// <summary>log(1 + eˣ), written so that neither end overflows.</summary>
[GradCheckable]
public sealed partial class Softplus
{
    private double[,] _x = new double[0, 0];

    public double[,] Forward([Shape("2", "5")] double[,] x)
    {
        _x = x;
        var y = new double[x.GetLength(0), x.GetLength(1)];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var i = 0; i < x.GetLength(1); i++)
                y[n, i] = Math.Max(x[n, i], 0) + Math.Log(1 + Math.Exp(-Math.Abs(x[n, i])));
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), dy.GetLength(1)];
        for (var n = 0; n < dy.GetLength(0); n++)
        {
            for (var i = 0; i < dy.GetLength(1); i++)
                dx[n, i] = dy[n, i] / (1 + Math.Exp(-_x[n, i]));
        }

        return dx;
    }
}
