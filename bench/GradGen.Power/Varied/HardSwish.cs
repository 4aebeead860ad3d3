namespace GradGen.Power.Varied;

/// <summary>x · relu6(x + 3) / 6.</summary>
[GradCheckable]
public partial class HardSwish
{
    private double[,] x = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        this.x = x;
        var y = new double[x.GetLength(0), x.GetLength(1)];
        for (int i = 0; i < y.GetLength(0); i++)
            for (int j = 0; j < y.GetLength(1); j++)
                y[i, j] = x[i, j] * Math.Clamp(x[i, j] + 3, 0, 6) / 6;
        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[x.GetLength(0), x.GetLength(1)];
        for (int i = 0; i < dx.GetLength(0); i++)
        {
            for (int j = 0; j < dx.GetLength(1); j++)
            {
                double v = x[i, j];
                if (v < -3)
                    dx[i, j] = 0;
                else if (v > 3)
                    dx[i, j] = dy[i, j];
                else
                    dx[i, j] = dy[i, j] * (2 * v + 3) / 6;
            }
        }
        return dx;
    }
}
