namespace GradGen.Power.Corpus;

/// <summary>The mean of every window of every channel.</summary>
[GradCheckable]
[GradCheckSample(2)]
public sealed partial class AveragePool2D(int window)
{
    private int _height;
    private int _width;

    public double[,,] Forward([Shape("2", "4", "6")] double[,,] x)
    {
        _height = x.GetLength(1);
        _width = x.GetLength(2);
        var y = new double[x.GetLength(0), _height / window, _width / window];
        for (var c = 0; c < y.GetLength(0); c++)
        {
            for (var i = 0; i < y.GetLength(1) * window; i++)
            {
                for (var j = 0; j < y.GetLength(2) * window; j++)
                    y[c, i / window, j / window] += x[c, i, j] / (window * window);
            }
        }

        return y;
    }

    public double[,,] Backward(double[,,] dy)
    {
        var dx = new double[dy.GetLength(0), _height, _width];
        for (var c = 0; c < dx.GetLength(0); c++)
        {
            for (var i = 0; i < dx.GetLength(1); i++)
            {
                for (var j = 0; j < dx.GetLength(2); j++)
                    dx[c, i, j] = dy[c, i / window, j / window] / (window * window);
            }
        }

        return dx;
    }
}
