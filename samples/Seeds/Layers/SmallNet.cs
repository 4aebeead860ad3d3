using GradGen;

namespace Seeds.Layers;

/// <summary>The article's setting: w¹, b¹, w², b², and a cost J of them. Here y = w²·tanh(w¹·x + b¹) + b² and J = Σ (y − t)² / 2.</summary>
[GradCheckable]
public sealed partial class SmallNet
{
    private readonly double[,] _w1;
    private readonly double[] _b1;
    private readonly double[,] _w2;
    private readonly double[] _b2;
    private readonly double[,] _dw1;
    private readonly double[] _db1;
    private readonly double[,] _dw2;
    private readonly double[] _db2;
    private readonly double[] _hidden;
    private readonly double[] _errors;
    private double[] _x = [];

    public SmallNet(int inputs, int hidden, int outputs, Random random)
    {
        _w1 = new double[hidden, inputs];
        _b1 = new double[hidden];
        _w2 = new double[outputs, hidden];
        _b2 = new double[outputs];
        _dw1 = new double[hidden, inputs];
        _db1 = new double[hidden];
        _dw2 = new double[outputs, hidden];
        _db2 = new double[outputs];
        _hidden = new double[hidden];
        _errors = new double[outputs];
        Fill(_w1, random);
        Fill(_w2, random);
    }

    public double Forward(double[] x, double[] target)
    {
        _x = x;
        for (var h = 0; h < _hidden.Length; h++)
        {
            var sum = _b1[h];
            for (var i = 0; i < x.Length; i++)
                sum += _w1[h, i] * x[i];
            _hidden[h] = Math.Tanh(sum);
        }

        var cost = 0.0;
        for (var o = 0; o < _errors.Length; o++)
        {
            var y = _b2[o];
            for (var h = 0; h < _hidden.Length; h++)
                y += _w2[o, h] * _hidden[h];
            _errors[o] = y - target[o];
            cost += _errors[o] * _errors[o] / 2;
        }

        return cost;
    }

    public double[] Backward()
    {
        var dhidden = new double[_hidden.Length];
        for (var o = 0; o < _errors.Length; o++)
        {
            _db2[o] = _errors[o];
            for (var h = 0; h < _hidden.Length; h++)
            {
                _dw2[o, h] = _errors[o] * _hidden[h];
                dhidden[h] += _errors[o] * _w2[o, h];
            }
        }

        var dx = new double[_x.Length];
        for (var h = 0; h < _hidden.Length; h++)
        {
            _db1[h] = dhidden[h] * (1 - (_hidden[h] * _hidden[h]));
            for (var i = 0; i < _x.Length; i++)
            {
                _dw1[h, i] = _db1[h] * _x[i];
                dx[i] += _db1[h] * _w1[h, i];
            }
        }

        return dx;
    }

    private static void Fill(double[,] weights, Random random)
    {
        for (var row = 0; row < weights.GetLength(0); row++)
        {
            for (var column = 0; column < weights.GetLength(1); column++)
                weights[row, column] = (2 * random.NextDouble()) - 1;
        }
    }
}
