namespace GradGen.Power.Corpus;

/// <summary>Inverted dropout with random numbers of its own, while training.</summary>
[GradCheckable]
[GradCheckSample(0.6)]
public sealed partial class Dropout(double keep)
{
    private readonly Random _random = new(5);
    private bool[,] _kept = new bool[0, 0];

    public double[,] Forward([Shape("4", "5")] double[,] x)
    {
        _kept = new bool[x.GetLength(0), x.GetLength(1)];
        var y = new double[x.GetLength(0), x.GetLength(1)];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var i = 0; i < x.GetLength(1); i++)
            {
                _kept[n, i] = _random.NextDouble() < keep;
                if (_kept[n, i])
                    y[n, i] = x[n, i] / keep;
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var dx = new double[dy.GetLength(0), dy.GetLength(1)];
        for (var n = 0; n < dy.GetLength(0); n++)
        {
            for (var i = 0; i < dy.GetLength(1); i++)
            {
                if (_kept[n, i])
                    dx[n, i] = dy[n, i] / keep;
            }
        }

        return dx;
    }
}
