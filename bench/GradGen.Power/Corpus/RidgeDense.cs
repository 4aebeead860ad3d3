namespace GradGen.Power.Corpus;

/// <summary>A dense layer with an L2 penalty on its weights, whose gradient Backward adds.</summary>
[GradCheckable]
[GradCheckSample(3, 4, 0.05)]
public sealed partial class RidgeDense(int inputs, int outputs, double lambda)
{
    private readonly double[,] _weights = new double[outputs, inputs];
    private readonly double[] _biases = new double[outputs];
    private readonly double[,] _weightGradients = new double[outputs, inputs];
    private readonly double[] _biasGradients = new double[outputs];
    private double[,] _x = new double[0, 0];

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var y = new double[x.GetLength(0), outputs];
        for (var n = 0; n < x.GetLength(0); n++)
        {
            for (var o = 0; o < outputs; o++)
            {
                y[n, o] = _biases[o];
                for (var i = 0; i < inputs; i++)
                    y[n, o] += _weights[o, i] * x[n, i];
            }
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var batch = dy.GetLength(0);
        var dx = new double[batch, inputs];
        for (var o = 0; o < outputs; o++)
        {
            _biasGradients[o] = 0;
            for (var i = 0; i < inputs; i++)
                _weightGradients[o, i] = 2 * lambda * _weights[o, i];
            for (var n = 0; n < batch; n++)
            {
                _biasGradients[o] += dy[n, o];
                for (var i = 0; i < inputs; i++)
                {
                    _weightGradients[o, i] += dy[n, o] * _x[n, i];
                    dx[n, i] += dy[n, o] * _weights[o, i];
                }
            }
        }

        return dx;
    }

    [Penalty]
    public double WeightDecay()
    {
        var sum = 0.0;
        foreach (var weight in _weights)
            sum += weight * weight;
        return lambda * sum;
    }
}
