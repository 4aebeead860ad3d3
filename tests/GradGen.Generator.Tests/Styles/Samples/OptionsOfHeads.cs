using System;
using GradGen;

namespace Samples;

public sealed class HeadOptions
{
    public int Width { get; set; } = 4;

    public int Heads { get; set; } = 2;
}

// The same with an object that can be changed, and a guard on what it holds.
[GradCheckable]
public sealed partial class OptionsOfHeads
{
    private readonly HeadOptions _options;
    private readonly double[] _w, _wGrad;
    private double[,] _x = new double[0, 0];

    public OptionsOfHeads(HeadOptions options)
    {
        if (options.Width % options.Heads != 0)
            throw new ArgumentException("The width does not divide into heads.", nameof(options));
        _options = options;
        _w = new double[options.Width];
        _wGrad = new double[options.Width];
    }

    public double[,] Forward(double[,] x)
    {
        _x = x;
        var size = _options.Width / _options.Heads;
        var y = new double[x.GetLength(0), _options.Heads];
        for (var r = 0; r < x.GetLength(0); r++)
        {
            for (var i = 0; i < _options.Width; i++)
                y[r, i / size] += _w[i] * x[r, i];
        }

        return y;
    }

    public double[,] Backward(double[,] dy)
    {
        var size = _options.Width / _options.Heads;
        var dx = new double[dy.GetLength(0), _options.Width];
        for (var r = 0; r < dx.GetLength(0); r++)
        {
            for (var i = 0; i < _options.Width; i++)
            {
                dx[r, i] = _w[i] * dy[r, i / size]; // WRONG x: dx[r, i] = _w[i] * dy[r, 0];
                _wGrad[i] += dy[r, i / size] * _x[r, i]; // WRONG _w: _wGrad[i] += dy[r, i / size] * _x[r, i] / size;
            }
        }

        return dx;
    }
}
