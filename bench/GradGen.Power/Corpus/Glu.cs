namespace GradGen.Power.Corpus;

/// <summary>A gated linear unit: one half of every row, gated by the sigmoid of the other.</summary>
[GradCheckable]
[GradCheckSample(3)]
public sealed partial class Glu(int width)
{
    private double[,] _x = new double[0, 0];
    private double[,] _gate = new double[0, 0];

    public double[,] Forward([Shape("batch", "2 * width")] double[,] x)
    {
        _x = x;
        _gate = new double[x.GetLength(0), width];
        var y = new double[x.GetLength(0), width];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var i = 0; i < width; i++)
            {
                _gate[n, i] = 1 / (1 + Math.Exp(-x[n, width + i]));
                y[n, i] = x[n, i] * _gate[n, i];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[_x.GetLength(0), 2 * width];
        for (var n = 0; n < dy.GetLength(0); n++)
        {
            for (var i = 0; i < width; i++)
            {
                var gate = _gate[n, i];
                dx[n, i] = dy[n, i] * gate;
                dx[n, width + i] = dy[n, i] * _x[n, i] * gate * (1 - gate);
            }
        }

        return dx;
    }
}
