using System;
using GradGen;

namespace Samples;

/// <summary>Weighs a volume of as many values as it is made for, and gives their gradients as a vector that is written as a volume.</summary>
[GradCheckable]
public sealed partial class FlattenedVolume(int inputs)
{
    private readonly double[] _weights = new double[inputs], _weightGradients = new double[inputs];
    private double[] _x = [];

    public double[] Forward(double[,,] volume)
    {
        if (volume.GetLength(0) * volume.GetLength(1) * volume.GetLength(2) != inputs)
            throw new ArgumentException("Another number of values.");
        _x = new double[inputs];
        Buffer.BlockCopy(volume, 0, _x, 0, inputs * sizeof(double));
        var sum = 0.0;
        for (var i = 0; i < inputs; i++)
            sum += _weights[i] * _x[i];
        return [sum];
    }

    public double[,,] Backward(double[] dy)
    {
        var gradient = new double[1, 1, inputs];
        for (var i = 0; i < inputs; i++)
        {
            _weightGradients[i] += dy[0] * _x[i];
            gradient[0, 0, i] = dy[0] * _weights[i]; // WRONG volume: gradient[0, 0, i] = dy[0] * _weights[inputs - 1 - i];
        }

        return gradient;
    }
}
