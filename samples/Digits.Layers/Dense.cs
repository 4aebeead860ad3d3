using GradGen;

namespace Digits.Layers;

/// <summary>y = x·Wᵀ + b, with weight decay: the cost has the term λ/2 · Σ W², whose gradient λ·W Backward adds.</summary>
[GradCheckable]
public sealed partial class Dense : ILayer
{
    private readonly double[,] _weights;
    private readonly double[] _biases;
    private readonly double[,] _weightGradients;
    private readonly double[] _biasGradients;
    private readonly double _decay;
    private double[,] _x = new double[0, 0];

    public Dense(int inputs, int outputs, Random random, double decay = 1e-3)
    {
        _weights = new double[outputs, inputs];
        _biases = new double[outputs];
        _weightGradients = new double[outputs, inputs];
        _biasGradients = new double[outputs];
        _decay = decay;

        // Xavier initialisation: neither the signal nor its gradient grows or fades from layer to layer.
        var scale = Math.Sqrt(2.0 / (inputs + outputs));
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                _weights[o, i] = scale * Normal(random);
        }
    }

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var batch = x.GetLength(0);
        var outputs = _weights.GetLength(0);
        var inputs = _weights.GetLength(1);
        var y = new double[batch, outputs];
        for (var n = 0; n < batch; n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                var sum = _biases[o];
                for (var i = 0; i < inputs; i++)
                    sum += _weights[o, i] * x[n, i];
                y[n, o] = sum;
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var batch = dy.GetLength(0);
        var outputs = _weights.GetLength(0);
        var inputs = _weights.GetLength(1);
        Array.Clear(_biasGradients);
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                _weightGradients[o, i] = _decay * _weights[o, i];
        }

        var dx = new double[batch, inputs];
        for (var n = 0; n < batch; n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                var upstream = dy[n, o];
                _biasGradients[o] += upstream;
                for (var i = 0; i < inputs; i++)
                {
                    _weightGradients[o, i] += upstream * _x[n, i];
                    dx[n, i] += upstream * _weights[o, i];
                }
            }
        }

        return dx;
    }

    [Penalty]
    public double DecayPenalty()
    {
        var sum = 0.0;
        foreach (var weight in _weights)
            sum += weight * weight;
        return _decay / 2 * sum;
    }

    // Box and Muller's way from uniform to normal numbers.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
