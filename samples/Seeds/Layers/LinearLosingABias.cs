using GradGen;

// Wrong on purpose, for the tests to find.
#pragma warning disable GG0401

namespace Seeds.Layers;

/// <summary>y = w·x + b and J = Σ (y − t)² / 2, with an off-by-one in Backward: the last bias never gets its gradient.</summary>
[GradCheckable]
public sealed partial class LinearLosingABias
{
    private readonly double[,] _w;
    private readonly double[] _b;
    private readonly double[,] _dw;
    private readonly double[] _db;
    private readonly double[] _errors;
    private double[] _x = [];

    public LinearLosingABias(int inputs, int outputs, Random random)
    {
        _w = new double[outputs, inputs];
        _b = new double[outputs];
        _dw = new double[outputs, inputs];
        _db = new double[outputs];
        _errors = new double[outputs];
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                _w[o, i] = (2 * random.NextDouble()) - 1;
        }
    }

    public double Forward(double[] x, double[] target)
    {
        _x = x;
        var cost = 0.0;
        for (var o = 0; o < _errors.Length; o++)
        {
            var y = _b[o];
            for (var i = 0; i < x.Length; i++)
                y += _w[o, i] * x[i];
            _errors[o] = y - target[o];
            cost += _errors[o] * _errors[o] / 2;
        }

        return cost;
    }

    public double[] Backward()
    {
        var dx = new double[_x.Length];
        for (var o = 0; o < _errors.Length; o++)
        {
            for (var i = 0; i < _x.Length; i++)
            {
                _dw[o, i] = _errors[o] * _x[i];
                dx[i] += _errors[o] * _w[o, i];
            }
        }

        // The mistake: the bound stops one short.
        for (var o = 0; o < _errors.Length - 1; o++)
            _db[o] = _errors[o];
        return dx;
    }
}
