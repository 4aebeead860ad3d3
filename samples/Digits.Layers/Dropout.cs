using GradGen;

namespace Digits.Layers;

/// <summary>
/// Silences each value with probability 1 − keep while training, and scales up the others so that the expectation stays.
/// Its mask is new at every Forward; a gradient check holds it still by itself.
/// </summary>
[GradCheckable]
public sealed partial class Dropout(Random random, double keep = 0.8) : ILayer, ITrainingMode
{
    private readonly Random _random = random;
    private double[,] _mask = new double[0, 0];

    public bool Training { get; set; } = true;

    public double[,] Forward(double[,] x)
    {
        _mask = new double[x.GetLength(0), x.GetLength(1)];
        var y = new double[x.GetLength(0), x.GetLength(1)];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var i = 0; i < x.GetLength(1); i++)
            {
                _mask[n, i] = !Training ? 1 : _random.NextDouble() < keep ? 1 / keep : 0;
                y[n, i] = x[n, i] * _mask[n, i];
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
                dx[n, i] = dy[n, i] * _mask[n, i];
        }

        return dx;
    }
}
