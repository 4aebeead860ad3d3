// Two methods say whether the layer trains.
using System;
using GradGen;

[GradCheckable]
public partial class TrainAndEval
{
    private readonly Random _random = new Random(3);
    private readonly double[] _scale = new double[6], _scaleGrad = new double[6];
    private double[] _x = new double[6], _kept = new double[6];
    private bool _drops;

    public void Train() => _drops = true;

    public void Eval() => _drops = false;

    public double[] Forward(double[] x)
    {
        _x = x;
        var y = new double[6];
        for (var i = 0; i < 6; i++)
        {
            _kept[i] = !_drops ? 1 : _random.NextDouble() < 0.5 ? 2 : 0;
            y[i] = _kept[i] * _scale[i] * x[i];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[6];
        for (var i = 0; i < 6; i++)
        {
            _scaleGrad[i] += _kept[i] * dy[i] * _x[i];
            dx[i] = _kept[i] * dy[i] * _scale[i]; // WRONG x: dx[i] = dy[i] * _scale[i];
        }

        return dx;
    }
}
