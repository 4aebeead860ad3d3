using GradGen;

// Wrong on purpose, for the tests to find.
#pragma warning disable GG0401

namespace Seeds.Layers;

/// <summary>A copy of <see cref="Ridge"/> with a mistake: the cost has the regularisation term, its gradient has not.</summary>
[GradCheckable]
public sealed partial class RidgeWithoutPenaltyGradient(int inputs, double decay = 0.1)
{
    private readonly double[] _w = new double[inputs];
    private readonly double[] _dw = new double[inputs];
    private readonly double _decay = decay;
    private double[,] _x = new double[0, 0];
    private double[] _errors = [];

    public double Forward(double[,] x, double[] targets)
    {
        _x = x;
        _errors = new double[targets.Length];
        var cost = 0.0;
        for (var n = 0; n < targets.Length; n++)
        {
            _errors[n] = -targets[n];
            for (var i = 0; i < _w.Length; i++)
                _errors[n] += _w[i] * x[n, i];
            cost += _errors[n] * _errors[n] / (2 * targets.Length);
        }

        return cost;
    }

    public double[,] Backward()
    {
        var dx = new double[_errors.Length, _w.Length];
        for (var i = 0; i < _w.Length; i++)
        {
            _dw[i] = 0;
            for (var n = 0; n < _errors.Length; n++)
            {
                _dw[i] += _errors[n] * _x[n, i] / _errors.Length;
                dx[n, i] = _errors[n] * _w[i] / _errors.Length;
            }
        }

        return dx;
    }

    [Penalty]
    public double Penalty() => _decay / 2 * _w.Sum(static w => w * w);
}
