using System;
using GradGen;

namespace Samples;

// Statistics are those of a group, of which there are several, and each has several channels.
[GradCheckable]
public sealed partial class NormalisedGroups
{
    private readonly int _groups, _perGroup;
    private double[] _centred = [], _scale = [];

    public NormalisedGroups(int channels, int groups)
    {
        if (channels % groups != 0)
            throw new ArgumentException("Channels do not divide into groups.", nameof(groups));
        _groups = groups;
        _perGroup = channels / groups;
    }

    public double[] Forward(double[] x)
    {
        _centred = new double[_groups * _perGroup];
        _scale = new double[_groups];
        var y = new double[_centred.Length];
        for (var g = 0; g < _groups; g++)
        {
            double mean = 0, variance = 0;
            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
                mean += x[c] / _perGroup;
            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
            {
                _centred[c] = x[c] - mean;
                variance += _centred[c] * _centred[c] / _perGroup;
            }

            _scale[g] = 1 / Math.Sqrt(variance + 1e-3);
            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
                y[c] = _centred[c] * _scale[g];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        var dx = new double[dy.Length];
        for (var g = 0; g < _groups; g++)
        {
            double sum = 0, along = 0;
            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
            {
                sum += dy[c];
                along += dy[c] * _centred[c];
            }

            for (var c = g * _perGroup; c < (g + 1) * _perGroup; c++)
                dx[c] = _scale[g] * (dy[c] - sum / _perGroup - _centred[c] * _scale[g] * _scale[g] * along / _perGroup); // WRONG x: dx[c] = _scale[g] * (dy[c] - sum / dy.Length - _centred[c] * _scale[g] * _scale[g] * along / dy.Length);
        }

        return dx;
    }
}
